import { expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../state/settings";
import { appSection } from "./app";

it("shows every app, with its kind and its status", () => {
  const { appKind, targetUsers, approvedScopes, webhookUrl, clientSecret } = DEFAULT_SETTINGS;
  const usual = { appKind, targetUsers, approvedScopes, webhookUrl, clientSecret };
  const second = {
    ...usual,
    appName: "Second <app>",
    clientKey: "awsecond",
    appStatus: "in_review" as const,
    webRedirectUris: ["https://a.example/cb"],
    desktopRedirectUris: [],
  };
  expect(appSection(DEFAULT_SETTINGS)).not.toContain("<h3>");
  const section = appSection({ ...DEFAULT_SETTINGS, otherApps: [second] });
  for (const text of ["Second &lt;app&gt;", "production, in review", "Web: https://a.example/cb"])
    expect(section).toContain(text);
  expect(section).toContain("<dd><code>sandbox</code></dd>");
});
