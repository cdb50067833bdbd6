import type { FailureCode } from "@/lib/tiktok/errors";
import type { HttpVisitor, Visit } from "../http-visitor";

/** What a visitor does, and what the site shows after a failure, or without one. */
export interface VisitKind {
  /** @param callback the address to which TikTok sends a visitor who is signing in */
  use(visitor: HttpVisitor, callback: string): Promise<object>;
  expected(failure: FailureCode | null): object;
}

const TITLES: Record<FailureCode, string> = {
  access_denied: "You cancelled",
  non_sandbox_target: "This TikTok account cannot sign in here yet",
  client_mismatch: "TikTok does not recognise this site",
  redirect_mismatch: "TikTok does not recognise this site's address",
  pkce_mismatch: "TikTok could not verify this sign-in",
  scope_refused: "TikTok did not allow what this site asked for",
  grant_invalid: "This sign-in took too long",
  access_token_invalid: "TikTok did not let us read your profile",
  rate_limited: "This site is too busy right now",
  unavailable: "TikTok is not answering",
  unreadable_answer: "We could not read TikTok's answer",
  open_id_missing: "TikTok did not say who you are",
  refused: "TikTok refused this sign-in",
};

export const SIGN_IN: VisitKind = {
  use: async (visitor, callback) => {
    const { status, path, html } = await visitor.open(callback);
    const title = /role="alert".*?<h2[^>]*>(.*?)<\/h2>/s.exec(html)?.[1] ?? null;
    return { status, page: path.split("?")[0], title: title?.replace("&#x27;", "'") ?? null };
  },
  expected: (failure) => ({
    status: 200,
    page: failure ? "/login" : "/dashboard",
    title: failure && TITLES[failure],
  }),
};

const SENTENCES = {
  Refresh: "Updated from TikTok",
  "Try again": "We could not get the latest from TikTok.",
  "Reconnect TikTok": "TikTok is no longer sharing your data with this site.",
};
type Button = keyof typeof SENTENCES;
const NEEDS_RECONNECT: FailureCode[] = ["access_token_invalid", "grant_invalid", "scope_refused"];

/** All sentences and buttons about the connection that are on a page. */
function connectionOn({ text, html }: Visit) {
  const section = /<section aria-label="Connection to TikTok".*?<\/section>/s.exec(html)?.[0] ?? "";
  return {
    buttons: Object.keys(SENTENCES).filter((button) => section.includes(button)),
    sentences: Object.values(SENTENCES).filter((sentence) => text.includes(sentence)),
  };
}

function connectionAfter(failure: FailureCode | null) {
  const needsReconnect = failure !== null && NEEDS_RECONNECT.includes(failure);
  const button: Button = needsReconnect ? "Reconnect TikTok" : failure ? "Try again" : "Refresh";
  return { buttons: [button], sentences: [SENTENCES[button]] };
}

export const DASHBOARD: VisitKind = {
  use: async (visitor) => {
    const visit = await visitor.open("/dashboard");
    return {
      status: visit.status,
      page: visit.path,
      ...connectionOn(visit),
      hasName: /<h1[^>]*><bdi>Paper Boats<\/bdi><\/h1>/.test(visit.html),
      hasCounts: /title="\d{1,3}(,\d{3}){3,}"/.test(visit.html),
      // Only TikTok's answer has this link.
      isLive: visit.text.includes("View on TikTok"),
    };
  },
  expected: (failure) => ({
    status: 200,
    page: "/dashboard",
    ...connectionAfter(failure),
    hasName: true,
    hasCounts: true,
    isLive: failure === null,
  }),
};

export const VIDEOS: VisitKind = {
  use: async (visitor) => {
    const visit = await visitor.open("/dashboard/videos");
    return {
      status: visit.status,
      page: visit.path,
      ...connectionOn(visit),
      hasVideos: /<h2[^>]* dir="auto"/.test(visit.html),
      isEmpty: visit.text.includes("No public videos yet"),
    };
  },
  expected: (failure) => ({
    status: 200,
    page: "/dashboard/videos",
    ...connectionAfter(failure),
    hasVideos: failure === null,
    isEmpty: false,
  }),
};

export const DISCONNECT: VisitKind = {
  use: async (visitor) => {
    const form = await visitor.open("/dashboard/settings/disconnect");
    const { status, path, html } = await visitor.submit(form, "Disconnect TikTok");
    return { status, page: path, title: /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] };
  },
  expected: (failure) => ({
    status: 200,
    page: failure ? "/disconnected?revoked=unknown" : "/disconnected",
    title: failure ? "Signed out, but TikTok may still be connected" : "TikTok is disconnected",
  }),
};

/** An export in which reading the profile, the videos or both fails. */
export function exportWithout(...failing: ("profile" | "videos")[]): VisitKind {
  return {
    use: async (visitor) => {
      const { status, headers, html } = await visitor.open("/dashboard/settings/export");
      const data = JSON.parse(html);
      return {
        status,
        file: headers.get("content-disposition"),
        name: data.session.name,
        hasProfile: data.profile.open_id === data.session.openId,
        profileFailure: data.profileFailure,
        hasVideos: data.videos.items.length > 0,
        isComplete: data.videos.complete,
        videosFailure: data.videos.failure,
      };
    },
    expected: (failure) => {
      const profileFailure = failing.includes("profile") ? failure : null;
      const videosFailure = failing.includes("videos") ? failure : null;
      return {
        status: 200,
        file: 'attachment; filename="my-data.json"',
        name: "Paper Boats",
        hasProfile: profileFailure === null,
        profileFailure,
        hasVideos: videosFailure === null,
        isComplete: videosFailure === null,
        videosFailure,
      };
    },
  };
}
