import "server-only";
import { hasDatabase } from "@/lib/env";
import { inCookie } from "@/lib/session/in-cookie/store";
import { inDatabase } from "@/lib/session/in-database/store";
import type { SessionStore } from "@/lib/session/store-interface";

/** Where this site keeps its sessions: in a database if it has one, and else in the visitor's cookie. */
export const store: SessionStore = hasDatabase ? inDatabase : inCookie;
