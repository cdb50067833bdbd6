/** A drawing of a profile on a phone, in the colours of the page. It promises nothing that depends on what a visitor shares. */
export function Sketch({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 240 400" className={className}>
      <rect
        x={3}
        y={3}
        width={234}
        height={394}
        rx={34}
        className="fill-surface stroke-line"
        strokeWidth={6}
      />
      <circle cx={38} cy={42} r={7} className="fill-mark" />
      <rect x={54} y={37} width={62} height={10} rx={5} className="fill-line" />
      <circle cx={120} cy={140} r={52} className="fill-mark-soft" />
      <circle cx={120} cy={124} r={20} className="fill-mark" />
      <path d="M82 172a38 30 0 0 1 76 0" className="fill-mark" />
      <rect x={68} y={214} width={104} height={16} rx={8} className="fill-ink" />
      <rect x={86} y={242} width={68} height={10} rx={5} className="fill-line" />
      <rect x={40} y={284} width={160} height={44} rx={22} className="fill-accent" />
      <rect x={78} y={301} width={84} height={10} rx={5} className="fill-on-accent" />
      <rect x={58} y={346} width={124} height={8} rx={4} className="fill-line" />
      <rect x={82} y={364} width={76} height={8} rx={4} className="fill-line" />
    </svg>
  );
}
