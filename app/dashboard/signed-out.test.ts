import { beforeEach, expect, it, vi } from "vitest";
import DashboardLayout from "@/app/dashboard/layout";
import Dashboard from "@/app/dashboard/page";
import DeleteMyData from "@/app/dashboard/settings/delete/page";
import Disconnect from "@/app/dashboard/settings/disconnect/page";
import { GET as exportData } from "@/app/dashboard/settings/export/route";
import Settings from "@/app/dashboard/settings/page";
import Videos from "@/app/dashboard/videos/page";
import { refreshFromTikTok, signOutHere } from "@/components/dashboard/actions";
import {
  deleteMyData,
  disconnectProvider,
  disconnectTikTok,
  signOutElsewhere,
  signOutSession,
} from "@/components/settings/actions";

const redirect = vi.hoisted(() =>
  vi.fn((url: string) => {
    throw new Error(`redirect to ${url}`);
  }),
);
vi.mock("next/navigation", () => ({ redirect, notFound: vi.fn(), usePathname: vi.fn() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));
vi.mock("@/auth", () => ({ signIn: vi.fn(), signOut: vi.fn(), signInProviders: [] }));

beforeEach(() => {
  redirect.mockClear();
});

const props = { params: Promise.resolve({}), searchParams: Promise.resolve({}) };

// Middleware does not take part here: each of these has to check the session by itself.
it.each<[string, () => Promise<unknown>, string]>([
  ["the layout", () => DashboardLayout({ children: null }), "/dashboard"],
  ["the dashboard", () => Dashboard(props), "/dashboard"],
  ["the videos", () => Videos(props), "/dashboard/videos"],
  ["the settings", () => Settings(props), "/dashboard/settings"],
  ["the disconnect page", () => Disconnect(), "/dashboard/settings/disconnect"],
  ["the export", () => exportData(new Request("http://localhost/")), "/dashboard/settings"],
  ["signing out", () => signOutHere(), "/dashboard"],
  ["refreshing", () => refreshFromTikTok(new FormData()), "/dashboard"],
  ["disconnecting", () => disconnectTikTok(), "/dashboard/settings/disconnect"],
  [
    "disconnecting another account",
    () => disconnectProvider(new FormData()),
    "/dashboard/settings",
  ],
  ["the page to delete one's data", () => DeleteMyData(), "/dashboard/settings/delete"],
  ["deleting one's data", () => deleteMyData(), "/dashboard/settings/delete"],
  ["signing out another browser", () => signOutSession(new FormData()), "/dashboard/settings"],
  ["signing out all other browsers", () => signOutElsewhere(new FormData()), "/dashboard/settings"],
])("%s redirects a visitor who is not signed in", async (_, open, returnTo) => {
  const login = `/login?callbackUrl=${encodeURIComponent(returnTo)}`;
  await expect(open()).rejects.toThrow(new Error(`redirect to ${login}`));
});
