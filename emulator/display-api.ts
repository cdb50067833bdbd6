import { apiData, apiError } from "./answers";
import { bearerOf, fieldsOf, only } from "./bearer";
import type { EmulatorContext } from "./definition";
import { VIDEO_FIELDS, type Video, videosOf } from "./films";
import { endpoints } from "./journal";
import { PROFILE_FIELDS, profileOf } from "./profile";

const MAX_VIDEOS = 20;

/** The profile endpoint. @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info */
export function serveUserInfo(context: EmulatorContext): void {
  const { state, baseUrl } = context;
  endpoints(context).get("/v2/user/info/", (request) => {
    const bearer = bearerOf(state, request);
    if ("refusal" in bearer) return bearer.refusal;
    const fields = fieldsOf(request, (field) => PROFILE_FIELDS[field], bearer.scopes);
    if ("refusal" in fields) return fields.refusal;
    return apiData({ user: only(fields, profileOf(state, baseUrl, bearer.persona)) });
  });
}

/**
 * The two video endpoints.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-query
 */
export function serveVideos(context: EmulatorContext): void {
  const { state, baseUrl } = context;
  const open = async (request: Request) => {
    const bearer = bearerOf(state, request);
    if ("refusal" in bearer) return bearer;
    const fields = fieldsOf(request, scopeOfVideo, bearer.scopes);
    if ("refusal" in fields) return fields;
    const body = await readJson(request);
    if (!body) return { refusal: apiError("invalid_params", "The body must be JSON.") };
    return { fields, body, videos: videosOf(state, baseUrl, bearer.persona) };
  };

  endpoints(context).post("/v2/video/list/", async (request) => {
    const asked = await open(request);
    if ("refusal" in asked) return asked.refusal;
    const { cursor, max_count = 10 } = asked.body;
    const badCursor = cursor !== undefined && !Number.isInteger(cursor);
    if (
      badCursor ||
      !Number.isInteger(max_count) ||
      Number(max_count) < 1 ||
      Number(max_count) > MAX_VIDEOS
    ) {
      return apiError("invalid_params", "max_count is 1 to 20, cursor a time in milliseconds.");
    }
    const before = cursor ? Number(cursor) : Number.POSITIVE_INFINITY;
    const rest = asked.videos.filter((video) => timeOf(video) < before);
    const videos = rest.slice(0, Number(max_count));
    return apiData({
      videos: videos.map((video) => only(asked.fields, video)),
      cursor: videos.length ? timeOf(videos.at(-1) as Video) : (cursor ?? 0),
      has_more: rest.length > videos.length,
    });
  });

  endpoints(context).post("/v2/video/query/", async (request) => {
    const asked = await open(request);
    if ("refusal" in asked) return asked.refusal;
    const ids = (asked.body.filters as { video_ids?: unknown } | undefined)?.video_ids;
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > MAX_VIDEOS) {
      return apiError("invalid_params", "filters.video_ids is a list of 1 to 20 ids.");
    }
    const videos = asked.videos.filter((video) => ids.includes(video.id));
    return apiData({ videos: videos.map((video) => only(asked.fields, video)) });
  });
}

function scopeOfVideo(field: string) {
  return (VIDEO_FIELDS as readonly string[]).includes(field) ? ("video.list" as const) : undefined;
}

/** TikTok's cursor: when a video was made, in milliseconds. */
function timeOf(video: Video): number {
  return Number(video.create_time) * 1000;
}

async function readJson(request: Request): Promise<Record<string, unknown> | null> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) return null;
  const body: unknown = await request.json().catch(() => null);
  return typeof body === "object" ? (body as Record<string, unknown> | null) : null;
}
