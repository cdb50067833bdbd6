import { SCOPES, type Scope, type ScopeText } from "@/lib/scopes";

/** What a scope means, for creators. A scope without a text keeps TikTok's name. */
export function scopeText(scope: string): ScopeText {
  if (Object.hasOwn(SCOPES, scope)) return SCOPES[scope as Scope];
  return { title: scope, noun: scope, data: "what TikTok shares under this name", purpose: "" };
}
