import type { FailureCode, TikTokFailure } from "tiktok-login";
import type { HttpVisitor, Visit } from "@/tests/support/http-visitor";

/** What a visitor does, and what the site shows after a failure, or without one. */
export interface VisitKind {
  /** @param callback the address to which TikTok sends a visitor who is signing in */
  use(visitor: HttpVisitor, callback: string): Promise<object>;
  expected(failure: FailureCode | null): object;
}

const TITLES: Record<TikTokFailure, string> = {
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
    title: failure && TITLES[failure as TikTokFailure],
  }),
};

const NO_LONGER_SHARED = "TikTok is no longer sharing your data with this site.";
const UNUSABLE = "TikTok sent an answer that this site could not use.";
const SENTENCES: Partial<Record<FailureCode, string>> = {
  unavailable: "TikTok isn't answering.",
  rate_limited: "TikTok asked this site to wait.",
  access_token_invalid: NO_LONGER_SHARED,
  grant_invalid: NO_LONGER_SHARED,
  scope_refused: NO_LONGER_SHARED,
};
const ALL_SENTENCES = [...new Set(Object.values(SENTENCES)), UNUSABLE, "Updated from TikTok"];

/** All sentences and buttons about the connection that are on a page. */
function connectionOn({ text, html }: Visit) {
  return {
    buttons: ["Refresh", "Reconnect TikTok"].filter((button) =>
      html.includes(`${button}</button>`),
    ),
    sentences: ALL_SENTENCES.filter((sentence) => text.includes(sentence)),
  };
}

function connectionAfter(failure: FailureCode | null) {
  if (failure === null) return { buttons: ["Refresh"], sentences: ["Updated from TikTok"] };
  const sentence = SENTENCES[failure] ?? UNUSABLE;
  const reconnect = sentence === NO_LONGER_SHARED ? ["Reconnect TikTok"] : [];
  return { buttons: ["Refresh", ...reconnect], sentences: [sentence] };
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
    page: "/disconnected",
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
