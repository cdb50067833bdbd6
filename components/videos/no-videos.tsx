import { VideoOff } from "lucide";
import { Icon } from "@/components/ui/icon";

/** Shown in place of the videos when a person has no public ones. */
export function NoVideos() {
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-line border-dashed px-6 py-14 text-center">
      <Icon shape={VideoOff} className="size-8 text-muted" />
      <h2 className="font-semibold">No public videos yet</h2>
      <p className="max-w-xs text-muted text-sm">
        Post a public video on TikTok, and it will show up here with its numbers.
      </p>
    </div>
  );
}
