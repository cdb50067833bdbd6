import { z } from "zod";

/** Hosts that may use the front page and the control API, besides programs on this machine. */
export const controlShape = {
  /** Host names under which they answer, such as the service's name in Docker Compose. Without a port. */
  allowedHosts: z.array(z.string().regex(/^[\w.-]+$/, "use a host name without a port")),
  /** Origins of other web pages that may use them, such as `http://localhost:3000`. */
  allowedOrigins: z.array(z.url({ protocol: /^https?$/ }).refine(isOrigin, "use an origin alone")),
};

function isOrigin(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === url;
}
