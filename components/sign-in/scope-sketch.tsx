import type { ReactNode } from "react";
import type { Scope } from "@/lib/scopes";

/** A small picture of what a scope adds to the dashboard. */
export function ScopeSketch({ scope }: { scope: Scope }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 120 64"
      className="h-16 w-30 shrink-0 rounded-lg bg-surface fill-current text-accent sm:h-24 sm:w-full"
    >
      {SKETCHES[scope]}
    </svg>
  );
}

const BARS = [14, 22, 10, 34, 18, 26];

const SKETCHES: Partial<Record<Scope, ReactNode>> = {
  "user.info.profile": (
    <>
      <circle cx={30} cy={32} r={15} opacity={0.85} />
      <rect x={54} y={18} width={44} height={7} rx={3.5} />
      <rect x={54} y={31} width={52} height={4} rx={2} opacity={0.35} />
      <rect x={54} y={40} width={36} height={4} rx={2} opacity={0.35} />
    </>
  ),
  "user.info.stats": (
    <>
      <path
        d="M14 48 L36 40 L56 43 L80 24 L106 14"
        fill="none"
        stroke="currentColor"
        strokeWidth={2.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx={106} cy={14} r={4} className="fill-mark" />
    </>
  ),
  "video.list": BARS.map((height, index) => (
    <g key={`${height}-bar`}>
      <rect
        x={16 + index * 15}
        y={42 - height}
        width={11}
        height={height}
        rx={2}
        className={index === 3 ? "fill-mark" : ""}
      />
      <rect x={16 + index * 15} y={44} width={11} height={13} rx={2} opacity={0.35} />
    </g>
  )),
};
