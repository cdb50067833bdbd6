import { createEmulator } from "emulate";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { EmulatorContext } from "../../context";
import { tiktok } from "../../service";

type Schema = Parameters<typeof z.fromJSONSchema>[0];
type Content = Record<string, { schema: Schema; example?: unknown }>;

interface Described {
  parameters?: { name: string; in: string; example: unknown; schema: { enum?: string[] } }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

/** The targets of the pages' own forms, which are not for programs. */
const FORMS = ["/_emulator/consent", "/_emulator/login", "/_emulator/logout"];

const FOREIGN = [{ host: "evil.example" }, { origin: "https://evil.example" }] as HeadersInit[];

async function start() {
  // Nothing listens there: the delivery is recorded all the same.
  const service = tiktok({ webhookUrl: "http://localhost:1/", webhookRetrySeconds: null });
  let app: EmulatorContext["app"] | undefined;
  const watched = {
    ...service,
    setup: (context: EmulatorContext) => {
      app = context.app;
      service.setup(context);
    },
  };
  const baseUrl = "http://tiktok.test";
  const emulator = await createEmulator({ service: watched, listen: false, baseUrl });
  return { ...emulator, routes: app?.routeTable ?? [] };
}

const started = await start();
const document: { openapi: string; paths: Record<string, Record<string, Described>> } = await (
  await started.request("/_emulator/openapi.json")
).json();

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    operation,
  })),
);

it("has every route of the server, and no other", () => {
  const served = started.routes
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`)
    .filter((route) => route.includes("/_emulator/"))
    .filter((route) => !FORMS.some((path) => route.endsWith(path)));
  expect(operations.map(({ name }) => name).sort()).toEqual(served.sort());
  expect(served.length).toBeGreaterThan(15);
});

describe.each(operations)("$name", ({ method, path, operation }) => {
  let answer: Response;
  let body: unknown;
  beforeAll(async () => {
    const emulator = await start();
    // So that no list of an answer is empty.
    await send(emulator, "POST", "/_emulator/tokens", { persona: "creator" });
    const codes = document.paths["/_emulator/codes"]?.post?.requestBody?.content;
    await send(emulator, "POST", "/_emulator/codes", codes?.["application/json"]?.example);
    const event = { persona: "creator", event: "video.upload.failed" };
    await send(emulator, "POST", "/_emulator/webhooks", event);
    await send(emulator, "POST", "/_emulator/faults", { endpoint: "user_info", status: 503 });
    const form = new URLSearchParams({ client_key: "a" });
    await emulator.request("/v2/oauth/token/", { method: "POST", body: form });
    const { example } = operation.requestBody?.content["application/json"] ?? {};
    answer = await send(emulator, method, addressOf(path, operation), example);
    body = answer.status === 204 ? undefined : await answer.json();
  });

  it("answers its own example as documented", () => {
    const { content } = operation.responses[answer.status] ?? {};
    expect([200, 204], JSON.stringify(body)).toContain(answer.status);
    expect(operation.responses).toHaveProperty([answer.status]);
    expect(content === undefined).toBe(body === undefined);
    if (content) check(content, body);
  });

  it("answers each documented refusal as documented", async () => {
    const emulator = await start();
    for (const headers of FOREIGN) {
      const forbidden = await emulator.request(addressOf(path, operation), { method, headers });
      expect(forbidden.status).toBe(403);
      expect(forbidden.headers.get("content-type")).toContain("text/plain");
    }
    for (const status of [400, 404]) {
      const { content } = operation.responses[status] ?? {};
      if (!content) continue;
      const wrong = wrongRequest(path, operation, status);
      const refused = await send(emulator, method, wrong.address, wrong.body);
      expect(refused.status).toBe(status);
      check(content, await refused.json());
    }
  });
});

function check(content: Content, body: unknown): void {
  const schema = content["application/json"]?.schema;
  expect(z.fromJSONSchema(schema as Schema).safeParse(body).error).toBeUndefined();
}

it("names the actions and switches that exist", async () => {
  const { parameters = [] } = document.paths["/_emulator/actions/{name}"]?.post ?? {};
  const names = parameters[0]?.schema.enum ?? [];
  expect(names).toEqual(expect.arrayContaining(["remove-consents", "legacy-rotation", "strict"]));
  for (const name of names) {
    expect((await send(started, "POST", `/_emulator/actions/${name}`)).status, name).toBe(204);
  }
});

type Emulator = Awaited<ReturnType<typeof start>>;

function send(emulator: Emulator, method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return emulator.request(path, { method, headers, ...sent });
}

function addressOf(path: string, { parameters = [] }: Described, changed = {}): string {
  const values = Object.fromEntries(parameters.map(({ name, example }) => [name, String(example)]));
  const used = { ...values, ...changed } as Record<string, string>;
  const query = parameters.filter((parameter) => parameter.in === "query");
  const search = new URLSearchParams(query.map(({ name }) => [name, used[name] ?? ""]));
  return `${path.replace(/\{(\w+)\}/g, (_all, name) => used[name] ?? "")}?${search}`;
}

/** The example with a field that does not exist, or with a name that does not. */
function wrongRequest(path: string, operation: Described, status: number) {
  const example = operation.requestBody?.content["application/json"]?.example as object | undefined;
  if (status === 404) {
    const changed = { open_id: "none", name: "none" };
    const address = addressOf(path, operation, changed);
    return { address, body: example && { ...example, persona: "none" } };
  }
  const address = addressOf(path, operation, { days: "0" });
  return { address, body: example && { ...example, noSuchField: 1, faults: "none" } };
}
