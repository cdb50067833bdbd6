const KEY = "press-again";
const AT_MOST_MS = 20_000;

/** The form that was sent last from this page. */
let last: string | null = null;

/** Names a form across builds: its page, its button, and its fields without those of Next, which have the action. */
function nameOf(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].filter(([name]) => !name.startsWith("$ACTION"));
  const label = form.querySelector("[type=submit]")?.textContent?.trim();
  return JSON.stringify([location.pathname + location.search, label, fields]);
}

/** Has the form that was sent last sent again after the page has been reloaded: the server did not know its action. */
export function pressAgainAfterReload(): void {
  if (last) sessionStorage.setItem(KEY, JSON.stringify({ form: last, at: Date.now() }));
}

/** Sends a form that was noted before the page was reloaded, once, if the page still has exactly that form. */
function pressNoted(): void {
  const noted = take();
  if (!noted || Date.now() - noted.at > AT_MOST_MS) return;
  const same = [...document.forms].filter((form) => nameOf(form) === noted.form);
  if (same.length === 1) same[0]?.requestSubmit();
}

function take(): { form: string; at: number } | null {
  try {
    const noted = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return JSON.parse(noted ?? "null");
  } catch {
    // A browser that blocks cookies blocks this storage too.
    return null;
  }
}

/** Begins to note what is sent. The dashboard's error boundary loads this file. */
export function watchForms(): void {
  const note = ({ target }: Event) => {
    last = target instanceof HTMLFormElement ? nameOf(target) : null;
  };
  document.addEventListener("submit", note, true);
  if (document.readyState === "complete") pressNoted();
  else addEventListener("load", pressNoted, { once: true });
}
