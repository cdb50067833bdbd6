import type { FailureCode } from "tiktok-login";
import type { Call } from "./calls";

/** What TikTok does to a call, and what the app must make of it. */
export interface Answer {
  /** For the emulator; null for the usual answer, and where nothing listens. */
  fault: Record<string, unknown> | null;
  /** Null if the call succeeds, and nothing is logged. */
  failure: FailureCode | null;
  /** The HTTP status in the log line; absent without an answer. */
  status?: number;
  /** TikTok's code in the log line. */
  code?: string;
  /** TikTok's log id in the log line. */
  logId?: RegExp;
}

/** A fault of TikTok's. */
export interface FaultRow {
  name: string;
  /** Whether the app waits for TikTok until it gives up. Tried on a site that does so sooner. */
  isSlow?: boolean;
  /**
   * @param elsewhere the address of a server that must not receive anything
   * @returns null if the call does not have this fault
   */
  of(call: Call, elsewhere: string): Answer | null;
}

const LOG_ID = "20261125093000ABCDEF0123456789ABCD";
const HEADERS = { "x-tt-logid": LOG_ID };
const OURS = new RegExp(LOG_ID);
/** A log id of the emulator's own answers. */
const ANY_LOG_ID = /\d{14}[0-9A-F]{20}/;

export const isOAuth = ({ endpoint }: Call) => endpoint === "token" || endpoint === "revoke";

/** An answer with TikTok's log id in a header. */
export function answered(
  status: number,
  failure: FailureCode | null,
  fault: Record<string, unknown>,
): Answer {
  const headers = { ...HEADERS, ...(fault.headers as object) };
  return { fault: { status, ...fault, headers }, failure, status, logId: OURS };
}

/** An error in TikTok's own format, with its log id in the body alone. */
export function refused(call: Call, status: number, code: string, failure: FailureCode): Answer {
  const log_id = LOG_ID;
  const body = isOAuth(call)
    ? { error: code, error_description: "Refused for a test.", log_id }
    : { data: {}, error: { code, message: "Refused for a test.", log_id } };
  return { fault: { status, body }, failure, status, code, logId: OURS };
}

/** TikTok's own answer, changed. */
export function changed(change: Record<string, unknown>, failure: FailureCode | null): Answer {
  return { fault: change, failure, status: 200, logId: ANY_LOG_ID };
}

/** A page of HTML, as a gateway sends it. */
export const HTML = "<html><body><h1>Bad gateway</h1></body></html>";
