import { createHash } from "node:crypto";
import { z } from "zod";

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const ID = /^[a-z\d][\w-]{0,39}$/;

/**
 * An account of your own. Only `id` is required: open_id and union_id follow from it and are the same in every
 * run.
 */
export const personaSchema = z
  .strictObject({
    id: z.string().regex(ID, "use up to 40 lowercase letters, digits, - and _"),
    title: z.string().min(1).optional(),
    purpose: z.string().default("From the configuration"),
    openId: z.string().min(1).optional(),
    unionId: z.string().min(1).optional(),
    displayName: z.string().optional(),
    username: z.string().optional(),
    bio: z.string().default(""),
    deepLink: z.string().optional(),
    verified: z.boolean().default(false),
    followers: count.default(0),
    following: count.default(0),
    likes: count.default(0),
    videos: z.number().int().min(0).max(1_000).default(0),
    avatar: z.enum(["signed", "expired", "default"]).default("signed"),
    sandboxTarget: z.boolean().default(true),
    /** A banned or deleted account cannot log in, and none of its tokens is valid. */
    standing: z.enum(["active", "banned", "deleted"]).default("active"),
    /** Of a person who was added over HTTP. */
    number: z.number().int().positive().optional(),
  })
  .transform((given) => ({
    ...given,
    title: given.title ?? given.displayName ?? given.id,
    openId: given.openId ?? `_000${hash(`open ${given.id}`)}`,
    unionId: given.unionId ?? uuid(hash(`union ${given.id}`, "hex")),
    displayName: given.displayName ?? given.id,
    username: given.username ?? given.id,
    deepLink: given.deepLink ?? `https://vm.tiktok.com/ZM${hash(given.id).slice(0, 7)}/`,
  }));

function hash(text: string, encoding: "base64url" | "hex" = "base64url"): string {
  return createHash("sha256").update(text).digest(encoding).slice(0, 32);
}

function uuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
