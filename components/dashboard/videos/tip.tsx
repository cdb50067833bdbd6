import type { VideoTexts } from "@/components/dashboard/videos/texts";

const COUNTS = ["Views", "Likes", "Comments", "Shares"];

// Where it stands above its column, by the third of the chart that the column is in.
const SIDES = ["video-tip-left", "video-tip-middle", "video-tip-right"] as const;

/**
 * What is known of a video, above its column. Where nothing hovers, a button over the column opens it.
 * @param props.place 0 to 11, from the left
 */
export function VideoTip({ texts, place }: { texts: VideoTexts; place: number }) {
  const { title, date, counts, engagement, url } = texts;
  const id = `tip-${texts.id}`;
  return (
    <>
      <button type="button" popoverTarget={id} className="video-tip-opener">
        <span className="sr-only">{`Numbers of ${title}`}</span>
      </button>
      <div id={id} popover="auto" className={`video-tip ${SIDES[Math.floor(place / 4)]}`}>
        <p dir="auto" className="line-clamp-2 font-medium [overflow-wrap:anywhere]">
          {title}
        </p>
        {date && <p className="text-muted text-xs">{date}</p>}
        <dl>
          {COUNTS.map((label, index) => (
            <Row key={label} label={label}>
              {counts[index] as string}
            </Row>
          ))}
          {engagement && <Row label="Engagement">{engagement}</Row>}
        </dl>
        {url && (
          <a href={url} target="_blank" rel="noopener noreferrer" className="video-tip-link">
            Watch on TikTok
          </a>
        )}
      </div>
    </>
  );
}

function Row({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
