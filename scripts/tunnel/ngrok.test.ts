import { forward } from "@ngrok/ngrok";
import { expect, it, vi } from "vitest";
import { explainNgrokError, openNgrok } from "./ngrok";

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
])("explains: %s", (message, sentence) => {
  expect(explainNgrokError(message, "name.ngrok.app")).toContain(sentence);
});

it("recognises the message of ngrok's client when it cannot connect", async () => {
  // Nothing listens on port 1.
  const attempt = forward({ addr: 3000, authtoken: "none", server_addr: "localhost:1" });
  const { message } = await attempt.then(
    () => expect.unreachable(),
    (error: Error) => error,
  );
  expect(explainNgrokError(message, undefined)).toContain("ngrok cannot be reached");
});

it("requires NGROK_AUTHTOKEN", async () => {
  vi.stubEnv("NGROK_AUTHTOKEN", "");
  await expect(openNgrok(3000)).rejects.toThrow("NGROK_AUTHTOKEN is missing");
});
