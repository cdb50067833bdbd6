import { z } from "zod";
import type { EmulatorContext } from "../../context";
import { BEHAVIOUR_OPERATIONS } from "./behaviour";
import type { Operation } from "./operation";
import { SIGN_IN_OPERATIONS } from "./sign-ins";
import { TRAFFIC_OPERATIONS } from "./traffic";

const PATH = "/_emulator/openapi.json";

const OPERATIONS: Operation[] = [
  ...SIGN_IN_OPERATIONS,
  ...BEHAVIOUR_OPERATIONS,
  ...TRAFFIC_OPERATIONS,
  {
    method: "get",
    path: PATH,
    summary: "This document.",
    answer: z.looseObject({ openapi: z.string() }),
  },
];

const DESCRIPTION = `Controls a local TikTok in tests. TikTok's own endpoints, under /v2/, are documented by TikTok.
A call without an answer's body redirects to the front page if it accepts text/html.`;

/** Serves the OpenAPI document of the control API. */
export function serveOpenApi({ app, baseUrl }: EmulatorContext): void {
  app.get(PATH, (c) => c.json(openApi(baseUrl)));
}

function openApi(baseUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method]: described(operation) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "TikTok emulator: control API", version: "1", description: DESCRIPTION },
    servers: [{ url: baseUrl }],
    paths,
  };
}

function described({ summary, body, example, ...operation }: Operation) {
  const parameters = [...pathParameters(operation), ...queryParameters({ ...operation, example })];
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: json(body, example) } }),
    responses: responses(operation),
  };
}

function responses({ answer, refusals = {} }: Pick<Operation, "answer" | "refusals">) {
  const error = z.strictObject({ error: z.string() });
  const refused = Object.entries(refusals).map(([status, description]) => [
    status,
    { description, content: json(error) },
  ]);
  const forbidden = {
    description: "Another host name or web page than the emulator's own and the allowed ones.",
    content: { "text/plain": { schema: { type: "string" } } },
  };
  const done = answer
    ? { 200: { description: "Done.", content: json(answer) } }
    : { 204: { description: "Done." } };
  return { ...done, ...Object.fromEntries(refused), 403: forbidden };
}

function pathParameters({ path, names }: Pick<Operation, "path" | "names">) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true },
    schema: { type: "string", enum: names },
    example: names?.[0],
  }));
}

function queryParameters({ query, example = {} }: Pick<Operation, "query"> & { example?: object }) {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    ...{ name, in: "query", required: !(schema as z.ZodType).safeParse(undefined).success },
    schema: jsonSchema(schema as z.ZodType),
    example: (example as Record<string, unknown>)[name],
  }));
}

function json(schema: z.ZodType, example?: unknown) {
  return {
    "application/json": { schema: jsonSchema(schema), ...(example !== undefined && { example }) },
  };
}

function jsonSchema(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}
