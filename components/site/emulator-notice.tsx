import { env } from "@/lib/env";

/** A notice that the site uses the emulator; nothing with TikTok itself. */
export function EmulatorNotice() {
  const url = env.TIKTOK_EMULATOR_URL;
  if (!url) return null;
  return (
    <aside
      aria-label="Emulator"
      className="bg-mark-soft px-gutter py-2 text-center text-mark text-sm"
    >
      Connected to a local TikTok emulator, not to TikTok.{" "}
      <a href={url} className="font-medium underline underline-offset-2">
        Open the emulator
      </a>
    </aside>
  );
}
