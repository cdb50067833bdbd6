import { forward } from "@ngrok/ngrok";
import { expect, it, vi } from "vitest";
import { explain, openNgrok } from "./ngrok";

it.each([
  ["failed to connect session: failed to establish tcp connection", "ngrok cannot be reached"],
  [
    "authentication failed: The authtoken is not valid. ERR_NGROK_105",
    "ngrok refuses NGROK_AUTHTOKEN (ERR_NGROK_105)",
  ],
  [
    "failed to start listener: This domain is reserved for another account, use its authtoken. ERR_NGROK_320",
    "ngrok refuses NGROK_DOMAIN=name.ngrok.app (ERR_NGROK_320)",
  ],
  [
    "The endpoint 'https://name.ngrok.app' is already online. ERR_NGROK_334",
    "is in use by another tunnel (ERR_NGROK_334)",
  ],
  ["something new\nwith a second line", "ngrok could not open a tunnel: something new"],
])("%s", (message, sentence) => {
  expect(explain(message, "name.ngrok.app")).toContain(sentence);
});

it("recognises ngrok's message for a closed network", async () => {
  // Nothing listens on port 1.
  const closed = forward({ addr: 3000, authtoken: "none", server_addr: "localhost:1" });
  const { message } = await closed.then(
    () => expect.unreachable(),
    (error: Error) => error,
  );
  expect(explain(message, undefined)).toContain("ngrok cannot be reached");
});

it("requires a token", async () => {
  vi.stubEnv("NGROK_AUTHTOKEN", "");
  await expect(openNgrok(3000)).rejects.toThrow("NGROK_AUTHTOKEN is missing");
});
