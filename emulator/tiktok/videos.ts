import { z } from "zod";
import type { EmulatorContext } from "../context";
import { endpoints } from "../control/watch";
import { VIDEO_FIELDS, type Video, videosOf } from "../state/videos";
import { apiData, apiError } from "./answers";
import { bearerOf } from "./bearer";
import { fieldsOf, only } from "./fields";

const MOST = 20;

const listBody = z.object({
  /** UTC milliseconds. */
  cursor: z.number().int().optional(),
  max_count: z.number().int().min(1).max(MOST).default(10),
});
const queryBody = z.object({
  filters: z.object({ video_ids: z.array(z.string()).min(1).max(MOST) }),
});

/**
 * The two video endpoints.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-query
 */
export function serveVideos(context: EmulatorContext): void {
  const { state, baseUrl } = context;
  const open = async <Body extends z.ZodType>(request: Request, schema: Body) => {
    const bearer = bearerOf(state, request);
    if ("refusal" in bearer) return bearer;
    const fields = fieldsOf(state, request, bearer.scopes, scopeOfField);
    if ("refusal" in fields) return fields;
    const body = schema.safeParse(await readJson(request));
    if (!body.success) return { refusal: apiError("invalid_params", inWords(body.error)) };
    return { fields, body: body.data, videos: videosOf(state, baseUrl, bearer.persona) };
  };

  endpoints(context).post("/v2/video/list/", async (request) => {
    const asked = await open(request, listBody);
    if ("refusal" in asked) return asked.refusal;
    const { cursor, max_count } = asked.body;
    const before = cursor || Number.POSITIVE_INFINITY;
    const rest = asked.videos.filter((video) => timeOf(video) < before);
    const videos = rest.slice(0, max_count);
    return apiData({
      videos: videos.map((video) => only(asked.fields, video)),
      cursor: videos.length ? timeOf(videos.at(-1) as Video) : (cursor ?? 0),
      has_more: rest.length > videos.length,
    });
  });

  endpoints(context).post("/v2/video/query/", async (request) => {
    const asked = await open(request, queryBody);
    if ("refusal" in asked) return asked.refusal;
    const ids = asked.body.filters.video_ids;
    const videos = asked.videos.filter((video) => ids.includes(String(video.id)));
    return apiData({ videos: videos.map((video) => only(asked.fields, video)) });
  });
}

function scopeOfField(field: string) {
  return (VIDEO_FIELDS as readonly string[]).includes(field) ? ("video.list" as const) : undefined;
}

function inWords({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}.`).join(" ");
}

/** TikTok's cursor: when a video was made, in milliseconds. */
function timeOf(video: Video): number {
  return Number(video.create_time) * 1000;
}

/** The body of a request that says it is JSON; any other body is none. */
async function readJson(request: Request): Promise<unknown> {
  const isJson = request.headers.get("content-type")?.startsWith("application/json");
  return isJson ? request.json().catch(() => undefined) : undefined;
}
