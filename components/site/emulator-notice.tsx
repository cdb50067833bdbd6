import { env } from "@/lib/env";

/** Says that the TikTok behind this site is a local one; nothing when it is the real one. */
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
