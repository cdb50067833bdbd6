/** A session as its owner sees it. */
export interface ListedSession {
  id: string;
  /** What the browser calls itself. */
  userAgent: string | null;
  /** The day of the last visit, UTC, such as "2026-11-25". */
  seenOn: string;
  /** When the session began. */
  createdAt: Date;
  /** Whether this session is the one that asks. */
  isCurrent: boolean;
}
