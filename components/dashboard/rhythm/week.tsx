"use client";

import { Fields, Plot } from "@/components/ui/plot";
import { useTimeZone } from "@/components/ui/use-time-zone";
import { favourite, HOURS_PER_FIELD, weekOf } from "@/lib/account/insights/rhythm";
import { dateFormat } from "@/lib/formats";

/**
 * The parts of the week in which videos were posted, in the browser's time zone.
 * @param props.times Unix seconds
 */
export function Week({ times, locale }: { times: number[]; locale: string }) {
  const timeZone = useTimeZone();
  const week = weekOf(times, timeZone);
  const best = favourite(week);
  const most = Math.max(...week.map(({ posts }) => posts));
  const at = ({ row, column }: (typeof FIELDS)[number]) =>
    week.find(({ weekday, hour }) => weekday === row && hour === HOURS[column])?.posts ?? 0;
  const hours = (hour: number) => `${clock(hour)} to ${clock(hour + HOURS_PER_FIELD)}`;
  return (
    <figure className="text-sm">
      <figcaption className="text-muted">
        {best
          ? `Most often on ${dayName(best.weekday, locale, "long")}, ${hours(best.hour)}`
          : "No favourite time yet"}{" "}
        ({timeZone.replaceAll("_", " ")})
      </figcaption>
      <div
        aria-hidden
        className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1 text-muted text-xs"
      >
        <div className="grid h-36 grid-rows-7 items-center">
          {DAYS.map((weekday) => (
            <span key={weekday}>{dayName(weekday, locale, "short")}</span>
          ))}
        </div>
        <Plot className="h-36">
          {SHADES.map(({ name, className }) => (
            <Fields
              key={name}
              fields={FIELDS.filter((field) => shadeOf(at(field), most) === name)}
              columns={HOURS.length}
              rows={DAYS.length}
              className={className}
            />
          ))}
        </Plot>
        <p className="col-start-2 grid grid-cols-4">
          {[0, 6, 12, 18].map((hour) => (
            <span key={hour}>{clock(hour)}</span>
          ))}
        </p>
      </div>
      <ul className="sr-only">
        {week.map(({ weekday, hour, posts }) => (
          <li key={`${weekday}-${hour}`}>
            {dayName(weekday, locale, "long")}, {hours(hour)}: {posts}{" "}
            {posts === 1 ? "video" : "videos"}
          </li>
        ))}
      </ul>
    </figure>
  );
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 / HOURS_PER_FIELD }, (_, field) => field * HOURS_PER_FIELD);

const FIELDS = DAYS.flatMap((row) => HOURS.map((_, column) => ({ row, column })));

const SHADES = [
  { name: "none", className: "fill-line stroke-line opacity-50" },
  { name: "some", className: "fill-accent stroke-accent opacity-55" },
  { name: "most", className: "fill-accent stroke-accent" },
] as const;

function shadeOf(posts: number, most: number): (typeof SHADES)[number]["name"] {
  if (posts === 0) return "none";
  return posts === most ? "most" : "some";
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

// 5 January 1970 was a Monday.
function dayName(weekday: number, locale: string, style: "long" | "short"): string {
  const format = dateFormat(locale, { weekday: style, timeZone: "UTC" });
  return format.format(new Date(Date.UTC(1970, 0, 5 + weekday)));
}
