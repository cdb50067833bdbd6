// A rotation that is under way while a person signs out answers later, with a new session cookie. The browser
// keeps a list of the sessions that have ended in it, so that such a cookie signs no one in, whichever server
// it came from. The list is no secret, and says nothing about the person.
const MAX_ENDED = 8;
// The list comes from the browser, and a cookie must not get too long.
const MAX_ID_LENGTH = 16;
const SEPARATOR = ".";

/** Whether a session is in the browser's list of ended sessions. */
export function isEnded(sessionId: string, list: string | undefined): boolean {
  return list?.split(SEPARATOR).includes(sessionId) ?? false;
}

/** The list with one more session; the oldest is dropped when it gets too long. */
export function withEnded(sessionId: string, list: string | undefined): string {
  const isKept = (id: string) => id !== "" && id.length <= MAX_ID_LENGTH && id !== sessionId;
  const others = (list ?? "").split(SEPARATOR).filter(isKept);
  return [sessionId, ...others].slice(0, MAX_ENDED).join(SEPARATOR);
}
