import { Monitor, Smartphone, Tablet } from "lucide";
import { nowSeconds } from "tiktok-login";
import { signOutElsewhere, signOutSession } from "@/components/settings/actions";
import { deviceName } from "@/components/settings/device-name";
import { quietButton } from "@/components/ui/button";
import { recentDayText } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import { LocalTime } from "@/components/ui/local-time";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ListedSession } from "@/lib/account/listed-session";
import { dayAt } from "@/lib/day";

const ICONS = { computer: Monitor, phone: Smartphone, tablet: Tablet };

/**
 * Where the person is signed in, with a button to sign out of each other place, and of all of them.
 * @param props.sessions in the order to show them; the one that asks comes first in any case
 */
export function SessionList({ sessions, locale }: { sessions: ListedSession[]; locale: string }) {
  const today = dayAt(nowSeconds());
  const thisOneFirst = sessions.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  const hasOthers = sessions.some(({ isCurrent }) => !isCurrent);
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface px-5">
        {thisOneFirst.map((session) => (
          <SessionRow key={session.id} session={session} today={today} locale={locale} />
        ))}
      </ul>
      {hasOthers && (
        <form action={signOutElsewhere}>
          <SubmitButton className={quietButton}>Sign out everywhere else</SubmitButton>
        </form>
      )}
    </div>
  );
}

function SessionRow(props: { session: ListedSession; today: string; locale: string }) {
  const { session, today, locale } = props;
  const { text, kind } = deviceName(session.userAgent);
  return (
    <li className="flex items-center justify-between gap-4 py-4">
      <div className="flex min-w-0 items-start gap-3 sm:gap-4">
        <Icon shape={ICONS[kind]} className="mt-0.5 size-5 shrink-0 text-muted" />
        <div className="min-w-0 text-sm">
          <p className="font-medium [overflow-wrap:anywhere]">{text}</p>
          <p className="mt-0.5 text-muted">
            Last seen{" "}
            <time dateTime={session.seenOn}>{recentDayText(session.seenOn, today, locale)}</time>.
            Signed in <LocalTime at={secondsOf(session.createdAt)} locale={locale} />.
          </p>
        </div>
      </div>
      {session.isCurrent ? (
        <p className="shrink-0 rounded-full bg-mark-soft px-3 py-1 font-medium text-mark text-xs">
          This browser
        </p>
      ) : (
        <form action={signOutSession} className="shrink-0">
          <input type="hidden" name="session" value={session.id} />
          <SubmitButton className={quietButton}>
            Sign out<span className="sr-only"> of {text}</span>
          </SubmitButton>
        </form>
      )}
    </li>
  );
}

const secondsOf = (date: Date) => Math.floor(date.getTime() / 1000);
