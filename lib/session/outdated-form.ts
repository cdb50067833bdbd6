import { readFile } from "node:fs/promises";
import type { NextRequest } from "next/server";
import { buildFolder, env } from "@/lib/env";

const PREFIX = "$ACTION_ID_";
// This site's forms have some hundred bytes.
const MAX_BYTES = 64 * 1024;

/**
 * Whether a request is a form that a browser without JavaScript sent from a page of another build, with an action that
 * this one does not have. Next would answer it with one line of plain text.
 * @see https://nextjs.org/docs/messages/failed-to-find-server-action
 */
export async function isFromAnotherBuild(request: NextRequest): Promise<boolean> {
  const { method, headers } = request;
  const isForm = headers.get("content-type")?.startsWith("multipart/form-data");
  if (method !== "POST" || !isForm || headers.has("next-action")) return false;
  if (Number(headers.get("content-length") ?? Number.POSITIVE_INFINITY) > MAX_BYTES) return false;
  const known = await knownActions();
  const form = known && (await request.formData().catch(() => null));
  if (!known || !form) return false;
  const actions = [...form.keys()].filter((name) => name.startsWith(PREFIX));
  return actions.some((name) => !known.has(name.slice(PREFIX.length)));
}

let manifest: Promise<Set<string> | null> | undefined;

/** The names of all actions of this build; null in development and where the build has no such file. */
function knownActions(): Promise<Set<string> | null> {
  if (env.NODE_ENV === "development") return Promise.resolve(null);
  manifest ??= readFile(
    /* turbopackIgnore: true */ `${buildFolder}/server/server-reference-manifest.json`,
    "utf8",
  )
    .then((text) => {
      const { node, edge } = JSON.parse(text);
      return new Set([...Object.keys(node), ...Object.keys(edge)]);
    })
    .catch(() => null);
  return manifest;
}
