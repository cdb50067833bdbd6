import { z } from "zod";
import type { EmulatorContext } from "../context";
import { tiktokEndpoints } from "../control/record";
import { VIDEO_FIELDS, type Video, videosOf } from "../state/videos";
import { apiData, apiError } from "./answers";
import { authenticate } from "./bearer";
import { pick, requestedFields } from "./fields";

const MAX_VIDEOS = 20;

const listBody = z.object({
  /** UTC milliseconds. */
  cursor: z.number().int().optional(),
  max_count: z.number().int().min(1).max(MAX_VIDEOS).default(10),
});
const queryBody = z.object({
  filters: z.object({ video_ids: z.array(z.string()).min(1).max(MAX_VIDEOS) }),
});

/**
 * The two video endpoints.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-query
 */
export function serveVideos(context: EmulatorContext): void {
  const { state, baseUrl } = context;
  const parseRequest = async <Body extends z.ZodType>(request: Request, schema: Body) => {
    const bearer = authenticate(state, request);
    if ("refusal" in bearer) return bearer;
    const fields = requestedFields(state, request, bearer.scopes, scopeOfField);
    if ("refusal" in fields) return fields;
    // Whatever the fields are, which may all be unknown.
    if (!bearer.scopes.includes("video.list")) {
      return { refusal: apiError(state, state.settings.ungrantedFieldError) };
    }
    const body = schema.safeParse(await readJson(request));
    if (!body.success) {
      return { refusal: apiError(state, "invalid_params", { detail: describe(body.error) }) };
    }
    return {
      fields,
      body: body.data,
      videos: videosOf(state, baseUrl, bearer.persona, bearer.clientKey),
    };
  };

  tiktokEndpoints(context).post("/v2/video/list/", async (request) => {
    const parsed = await parseRequest(request, listBody);
    if ("refusal" in parsed) return parsed.refusal;
    const { cursor, max_count } = parsed.body;
    const before = cursor || Number.POSITIVE_INFINITY;
    const rest = parsed.videos.filter((video) => timeOf(video) < before);
    const videos = rest.slice(0, max_count);
    return apiData({
      videos: videos.map((video) => pick(parsed.fields, video)),
      cursor: videos.length ? timeOf(videos.at(-1) as Video) : (cursor ?? 0),
      has_more: rest.length > videos.length,
    });
  });

  tiktokEndpoints(context).post("/v2/video/query/", async (request) => {
    const parsed = await parseRequest(request, queryBody);
    if ("refusal" in parsed) return parsed.refusal;
    const ids = parsed.body.filters.video_ids;
    const videos = parsed.videos.filter((video) => ids.includes(String(video.id)));
    return apiData({ videos: videos.map((video) => pick(parsed.fields, video)) });
  });
}

function scopeOfField(field: string) {
  return (VIDEO_FIELDS as readonly string[]).includes(field) ? ("video.list" as const) : undefined;
}

function describe({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}.`).join(" ");
}

/** TikTok's cursor: when a video was posted, in milliseconds. */
function timeOf(video: Video): number {
  return Number(video.create_time) * 1000;
}

/** The parsed JSON body; undefined for another content type or invalid JSON. */
async function readJson(request: Request): Promise<unknown> {
  const isJson = request.headers.get("content-type")?.startsWith("application/json");
  return isJson ? request.json().catch(() => undefined) : undefined;
}
