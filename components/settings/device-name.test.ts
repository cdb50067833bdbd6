import { describe, expect, it } from "vitest";
import { deviceName } from "@/components/settings/device-name";

const APPLE = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) ${APPLE}`;
const IPAD = `Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) ${APPLE}`;
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const android = (model: string) => `Mozilla/5.0 (Linux; Android 13; ${model}) ${BLINK}`;
const webView = (model: string) => `${android(`${model}; wv`)} Version/4.0 Chrome/125.0.0.0`;

describe("on a computer", () => {
  it.each([
    ["Chrome on Windows", `${WINDOWS} ${BLINK} Chrome/131.0.0.0 Safari/537.36`],
    ["Chrome on Mac", `${MAC} ${BLINK} Chrome/131.0.0.0 Safari/537.36`],
    ["Chrome on Linux", `Mozilla/5.0 (X11; Linux x86_64) ${BLINK} Chrome/131.0.0.0 Safari/537.36`],
    [
      "Chrome on Linux",
      `Mozilla/5.0 (X11; Linux x86_64) ${BLINK} HeadlessChrome/131.0.0.0 Safari/537.36`,
    ],
    [
      "Chrome on Chromebook",
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${BLINK} Chrome/131.0.0.0 Safari/537.36`,
    ],
    ["Edge on Windows", `${WINDOWS} ${BLINK} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.86`],
    ["Opera on Windows", `${WINDOWS} ${BLINK} Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0`],
    [
      "Firefox on Windows",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
    ],
    [
      "Firefox on Ubuntu",
      "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
    ],
    ["Safari on Mac", `${MAC} ${APPLE} Version/18.1.1 Safari/605.1.15`],
  ])("%s", (text, userAgent) => {
    expect(deviceName(userAgent)).toEqual({ text, kind: "computer" });
  });
});

describe("on a phone", () => {
  it.each([
    ["Safari on iPhone", `${IPHONE} Version/17.7 Mobile/15E148 Safari/604.1`],
    ["Chrome on iPhone", `${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`],
    ["Firefox on iPhone", `${IPHONE} FxiOS/133.0 Mobile/15E148 Safari/605.1.15`],
    ["Edge on iPhone", `${IPHONE} Version/17.0 EdgiOS/131.2903.92 Mobile/15E148 Safari/605.1.15`],
    ["Google app on iPhone", `${IPHONE} GSA/290.0 Mobile/15E148 Safari/604.1`],
    // What Chrome sends since it hides the model.
    ["Chrome on Android", `${android("K")} Chrome/131.0.0.0 Mobile Safari/537.36`],
    ["Chrome on Pixel 8 Pro", `${android("Pixel 8 Pro")} Chrome/120.0.0.0 Mobile Safari/537.36`],
    ["Chrome on Samsung SM-S908B", `${android("SM-S908B")} Chrome/112.0.0.0 Mobile Safari/537.36`],
    [
      "Chrome on Xiaomi Redmi Note 9 Pro",
      `${android("Redmi Note 9 Pro")} Chrome/112.0.0.0 Mobile Safari/537.36`,
    ],
    ["Chrome on OPPO A57", `${android("OPPO A57")} Chrome/112.0.0.0 Mobile Safari/537.36`],
    [
      "Chrome on Huawei P30 lite",
      `${android("HUAWEI P30 lite")} Chrome/112.0.0.0 Mobile Safari/537.36`,
    ],
    [
      "Edge on Android",
      `${android("HD1913")} Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0`,
    ],
    [
      "Samsung Internet on Samsung SM-S918B",
      `${android("SAMSUNG SM-S918B")} SamsungBrowser/21.0 Chrome/110.0.0.0 Mobile Safari/537.36`,
    ],
    [
      "Samsung Internet on Android",
      `${android("K")} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
    ],
    ["Firefox on Android", "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0"],
    [
      "Huawei Browser on Huawei LIO-AN00",
      `Mozilla/5.0 (Linux; Android 10; HarmonyOS; LIO-AN00; HMSCore 6.4.0.312) ${BLINK} Chrome/88.0.4324.93 HuaweiBrowser/12.0.4.303 Mobile Safari/537.36`,
    ],
  ])("%s", (text, userAgent) => {
    expect(deviceName(userAgent)).toEqual({ text, kind: "phone" });
  });
});

describe("in an app on a phone", () => {
  it.each([
    [
      "TikTok app on iPhone",
      `${IPHONE} Mobile/15E148 musical_ly_34.0.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en Region/US BytedanceWebview/d8a21c6`,
    ],
    ["TikTok app on iPhone", `${IPHONE} Mobile/15E148 trill_33.1.0 JsSdk/2.0 NetType/WIFI`],
    [
      "TikTok app on Google Pixel 7",
      `${webView("Pixel 7 Build/UP1A.231005.007")} Mobile Safari/537.36 musical_ly_2023400020 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/34.0.2 ByteLocale/en ByteFullLocale/en Region/US BytedanceWebview/d8a21c6`,
    ],
    [
      "TikTok app on Samsung SM-A536B",
      `${webView("SM-A536B Build/TP1A.220624.014")} Mobile Safari/537.36 trill_350402 JsSdk/1.0 NetType/MOBILE Channel/googleplay AppName/trill app_version/35.3.1 ByteLocale/en Region/VN BytedanceWebview/d8a21c6`,
    ],
    [
      "Instagram app on iPhone",
      `${IPHONE} Mobile/21B91 Instagram 310.0.3.30.117 (iPhone13,2; iOS 17_1_1; en_US; en; scale=3.00; 1170x2532; 541635890)`,
    ],
    [
      "Facebook app on Samsung SM-A515F",
      `${webView("SM-A515F Build/TP1A.220624.014")} Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/441.0.0.23.113;]`,
    ],
    [
      "An app on Samsung SM-A515F",
      `${webView("SM-A515F Build/TP1A.220624.014")} Mobile Safari/537.36`,
    ],
    ["An app on iPhone", `${IPHONE} Mobile/15E148`],
  ])("%s", (text, userAgent) => {
    expect(deviceName(userAgent)).toEqual({ text, kind: "phone" });
  });
});

describe("on a tablet", () => {
  it.each([
    ["Safari on iPad", `${IPAD} Version/17.7 Mobile/15E148 Safari/604.1`],
    ["Chrome on iPad", `${IPAD} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`],
    ["Chrome on Samsung SM-X906C", `${android("SM-X906C")} Chrome/112.0.0.0 Safari/537.36`],
  ])("%s", (text, userAgent) => {
    expect(deviceName(userAgent)).toEqual({ text, kind: "tablet" });
  });
});

it.each([
  [null, "Unknown browser"],
  ["", "Unknown browser"],
  ["curl/8.5.0", "Unknown browser"],
  ["Mozilla/5.0 (Windows NT 10.0)", "Unknown browser on Windows"],
  ["constructor", "Unknown browser"],
  ["x".repeat(100_000), "Unknown browser"],
])("%.40s: %s", (userAgent, text) => {
  expect(deviceName(userAgent)).toEqual({ text, kind: "computer" });
});
