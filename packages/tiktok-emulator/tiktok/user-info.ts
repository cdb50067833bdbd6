import type { EmulatorContext } from "../context";
import { tiktokEndpoints } from "../control/record";
import { PROFILE_FIELDS, profileOf } from "../state/profile";
import { apiData } from "./answers";
import { authenticate } from "./bearer";
import { pick, requestedFields } from "./fields";

/** The profile endpoint. @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info */
export function serveUserInfo(context: EmulatorContext): void {
  const { state, baseUrl } = context;
  tiktokEndpoints(context).get("/v2/user/info/", (request) => {
    const bearer = authenticate(state, request);
    if ("refusal" in bearer) return bearer.refusal;
    const fields = requestedFields(state, request, bearer.scopes, scopeOfField);
    if ("refusal" in fields) return fields.refusal;
    return apiData({
      user: pick(fields, profileOf(state, baseUrl, bearer.persona, bearer.clientKey)),
    });
  });
}

function scopeOfField(field: string) {
  return Object.hasOwn(PROFILE_FIELDS, field) ? PROFILE_FIELDS[field] : undefined;
}
