import type { EmulatorContext } from "../context";
import { endpoints } from "../control/watch";
import { PROFILE_FIELDS, profileOf } from "../state/profile";
import { apiData } from "./answers";
import { bearerOf } from "./bearer";
import { fieldsOf, only } from "./fields";

/** The profile endpoint. @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info */
export function serveUserInfo(context: EmulatorContext): void {
  const { state, baseUrl } = context;
  endpoints(context).get("/v2/user/info/", (request) => {
    const bearer = bearerOf(state, request);
    if ("refusal" in bearer) return bearer.refusal;
    const fields = fieldsOf(state, request, bearer.scopes, scopeOfField);
    if ("refusal" in fields) return fields.refusal;
    return apiData({ user: only(fields, profileOf(state, baseUrl, bearer.persona)) });
  });
}

function scopeOfField(field: string) {
  return Object.hasOwn(PROFILE_FIELDS, field) ? PROFILE_FIELDS[field] : undefined;
}
