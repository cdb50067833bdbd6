import { env } from "@/lib/env";

/** A notice that this site uses the emulator. Renders nothing when it uses TikTok itself. */
export function EmulatorNotice() {
  const url = env.TIKTOK_EMULATOR_URL;
  if (!url) return null;
  return (
    <aside
      aria-label="Emulator"
      className="bg-mark-soft px-gutter py-2 text-center text-mark text-sm"
    >
      This site is using a local TikTok emulator, not TikTok itself.{" "}
      <a href={url} className="font-medium underline underline-offset-2">
        Open the emulator
      </a>
    </aside>
  );
}
