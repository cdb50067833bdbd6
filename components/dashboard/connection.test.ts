import { expect, it } from "vitest";
import { connectionOf } from "@/components/dashboard/connection";
import type { AccountProfile } from "@/lib/account/profile";
import type { AccountVideos } from "@/lib/account/videos";

const account = (changes: Partial<AccountProfile>) =>
  ({ failure: null, readAt: 100, ...changes }) as AccountProfile;
const videos = (changes: Partial<AccountVideos>) =>
  ({ failure: null, readAt: 100, ...changes }) as AccountVideos;

it.each<[string, AccountProfile, AccountVideos | null, object]>([
  ["the profile, without videos", account({}), null, { failure: null, readAt: 100 }],
  ["the older one", account({}), videos({ readAt: 90 }), { failure: null, readAt: 90 }],
  ["the older one", account({ readAt: 80 }), videos({}), { failure: null, readAt: 80 }],
  [
    "the videos that could not be read",
    account({ readAt: 80 }),
    videos({ failure: "unavailable", readAt: null }),
    { failure: "unavailable", readAt: null },
  ],
  [
    "the profile that could not be read",
    account({ failure: "grant_invalid", readAt: 99 }),
    videos({ readAt: 90 }),
    { failure: "grant_invalid", readAt: 99 },
  ],
])("the page says how old it is by %s", (_, profile, page, expected) => {
  expect(connectionOf(profile, page)).toMatchObject(expected);
});
