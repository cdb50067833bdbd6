import { type Answer, answered, changed, type FaultRow, HTML } from "./answer";
import type { Call } from "./calls";

/** A body of status 200 that is valid JSON, but not what TikTok documents. A revocation needs no body. */
function strange(call: Call, body: unknown): Answer {
  const isFine = call.endpoint === "revoke" && (body === "" || body === "{}");
  return answered(200, isFine ? null : "unreadable_answer", { body });
}

/** Answers of status 200 that are not what TikTok documents. */
export const JSON_FAULTS: FaultRow[] = [
  {
    name: "truncated JSON",
    of: () => answered(200, "unreadable_answer", { body: '{"data":{"user":{"open_id":"4f' }),
  },
  { name: "null", of: (call) => strange(call, "null") },
  { name: "an array", of: (call) => strange(call, "[]") },
  { name: "a string", of: (call) => strange(call, '"ok"') },
  { name: "an empty object", of: (call) => strange(call, "{}") },
  { name: "an empty body", of: (call) => strange(call, "") },
  {
    name: "HTML instead of JSON",
    of: () => answered(200, "unreadable_answer", { contentType: "text/html", body: HTML }),
  },
  {
    name: "wrong types",
    of: ({ endpoint }) => {
      const merge = {
        token: { access_token: 5, refresh_token: ["a"], expires_in: "soon" },
        user_info: { data: { user: "none" } },
        video_list: { data: { videos: "none" } },
        revoke: null,
      }[endpoint];
      return merge && changed({ merge }, "unreadable_answer");
    },
  },
  {
    name: "null in the place of data",
    of: ({ endpoint }) => {
      const merge = {
        token: { access_token: null },
        user_info: { data: { user: null } },
        video_list: { data: null },
        revoke: null,
      }[endpoint];
      return merge && changed({ merge }, "unreadable_answer");
    },
  },
  {
    name: "missing fields",
    of: ({ endpoint }) => {
      const omit = {
        token: ["access_token"],
        user_info: ["data"],
        video_list: ["data"],
        revoke: null,
      }[endpoint];
      return omit && changed({ omit }, "unreadable_answer");
    },
  },
  {
    name: "no open_id",
    of: ({ endpoint, name }) => {
      // A refresh is for a person who is known.
      const failure = name === "refresh" ? null : "open_id_missing";
      if (endpoint === "token") return changed({ omit: ["open_id"] }, failure);
      return endpoint === "user_info" ? changed({ omit: ["data.user.open_id"] }, failure) : null;
    },
  },
  {
    name: "optional fields with wrong types",
    of: ({ endpoint }) => {
      const user = {
        avatar_url: 5,
        avatar_large_url: null,
        is_verified: "yes",
        bio_description: ["a"],
        following_count: "many",
        video_count: -1,
      };
      const video = { id: "7300000000000000001", create_time: 1_700_000_000 };
      const odd = { title: 5, duration: "long", cover_image_url: null, like_count: "many" };
      const merge = {
        token: { refresh_expires_in: "long", scope: 5, token_type: null },
        user_info: { data: { user } },
        video_list: { data: { videos: [{ ...video, ...odd }, "odd", null], has_more: "no" } },
        revoke: { odd: null },
      }[endpoint];
      return changed({ merge }, null);
    },
  },
  {
    name: "no optional fields",
    of: ({ endpoint }) => {
      const omit = {
        token: ["refresh_expires_in", "scope", "token_type"],
        user_info: ["avatar_url", "is_verified", "bio_description", "following_count"].map(
          (field) => `data.user.${field}`,
        ),
        video_list: ["error", "data.cursor", "data.has_more"],
        revoke: null,
      }[endpoint];
      return omit && changed({ omit }, null);
    },
  },
  {
    name: "extra fields",
    of: () => {
      const more = { a: [1, { b: null }], new_field: "new" };
      return changed({ merge: { ...more, data: { ...more, user: more } } }, null);
    },
  },
];
