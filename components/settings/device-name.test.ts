import { expect, it } from "vitest";
import { deviceName } from "@/components/settings/device-name";

const APPLE = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const IPHONE = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) ${APPLE}`;
const IPAD = `Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) ${APPLE}`;
const ANDROID = `Mozilla/5.0 (Linux; Android 13; K) ${BLINK}`;

it.each([
  ["Chrome on Windows", "computer", `${WINDOWS} ${BLINK} Chrome/131.0.0.0 Safari/537.36`],
  ["Edge on Windows", "computer", `${WINDOWS} ${BLINK} Chrome/131.0.0.0 Edg/131.0.2903.86`],
  ["Safari on Mac OS", "computer", `${MAC} ${APPLE} Version/18.1.1 Safari/605.1.15`],
  ["Safari on iPhone", "phone", `${IPHONE} Version/17.7 Mobile/15E148 Safari/604.1`],
  ["Safari on iPad", "tablet", `${IPAD} Version/17.7 Mobile/15E148 Safari/604.1`],
  ["Chrome on Android", "phone", `${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36`],
  ["Unknown browser", "computer", "curl/8"],
  ["Unknown browser", "computer", null],
])("%s", (text, kind, userAgent) => {
  expect(deviceName(userAgent)).toEqual({ text, kind });
});
