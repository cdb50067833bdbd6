import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { agree, goToConsent } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { emulatorEnv } from "../support/servers";

interface Span {
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: unknown } }[];
}

/** Collects traces as OpenTelemetry's collector does. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const spans = (): Span[] =>
    bodies.flatMap((body) =>
      JSON.parse(body).resourceSpans.flatMap(
        ({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) =>
          scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
  const stop = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://localhost:${port}`, text: () => bodies.join(), spans, stop };
}

const attributeOf = (span: Span | undefined, key: string) =>
  span?.attributes.find((attribute) => attribute.key === key)?.value.stringValue;

test("traces have a span for each call to TikTok, and nothing about the person", async ({
  page,
  launchSite,
  tiktok,
}) => {
  const collector = await startCollector();
  const site = await launchSite({
    ...emulatorEnv(tiktok),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "200",
  });
  try {
    await tiktok.fault({
      endpoint: "video_list",
      status: 500,
      body: { error: { code: "internal_error", message: "Paper Boats failed", log_id: "2026ABC" } },
    });
    await goToConsent(page, "/dashboard", site.url);
    await agree(page);
    await page.waitForURL(`${site.url}/dashboard`);
    const { user } = await (await page.request.get(`${site.url}/api/auth/session`)).json();
    const named = (name: string) => collector.spans().find((span) => span.name === name);
    await expect.poll(() => named("tiktok video/list")).toBeTruthy();
    const failed = named("tiktok video/list");
    expect(attributeOf(failed, "tiktok.code")).toBe("internal_error");
    expect(attributeOf(failed, "tiktok.log_id")).toBe("2026ABC");
    expect(named("tiktok token")).toBeTruthy();
    expect(named("tiktok user/info")).toBeTruthy();
    expect(collector.spans().some(({ name }) => name.includes("/api/auth/"))).toBe(true);
    const { codes, tokens } = await tiktok.secrets();
    for (const secret of [...codes, ...tokens, user.id, user.name, user.username, "state="])
      expect(collector.text()).not.toContain(secret);
  } finally {
    await collector.stop();
  }
});
