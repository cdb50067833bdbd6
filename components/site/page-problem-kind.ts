/** An error that a page failed with. Those of the server have a digest. */
export type Failing = Error & { digest?: string };

const OUTDATED = {
  title: "This site has been updated",
  advice:
    "You opened this page before the update, so nothing was done. Reload the page, then try again.",
  needsReload: true,
};
const OFFLINE = {
  title: "You are offline",
  advice:
    "Your device has no connection to the internet. Connect it, then try again. The page still shows what was loaded before.",
  needsReload: false,
};
const UNREACHABLE = {
  title: "The connection was lost",
  advice:
    "This site did not answer. Check your connection and try again. If you submitted something, check whether it went through.",
  needsReload: false,
};
const SERVER = {
  title: "Something went wrong on our side",
  advice: "This is not your fault. Try again, and if it keeps happening, come back later.",
  needsReload: false,
};
const PAGE = {
  title: "This page stopped working",
  advice: "Try again. If it keeps happening, reload the page or come back later.",
  needsReload: false,
};

// What Next throws when the server does not know an action, and when a script of an earlier build is gone.
const OUTDATED_NAMES = new Set(["UnrecognizedActionError", "ChunkLoadError"]);
const OUTDATED_MESSAGE = /failed to load chunk|dynamically imported module/i;
// What Chromium, Firefox and Safari call a request that got no answer.
const UNREACHABLE_MESSAGE = /failed to fetch|networkerror|load failed/i;

/** What an error on a page means to a visitor, who may be signed in or not. */
export function problemOf({ name, message, digest }: Failing, isOnline: boolean): typeof PAGE {
  if (OUTDATED_NAMES.has(name) || OUTDATED_MESSAGE.test(message)) return OUTDATED;
  if (digest) return SERVER;
  if (!isOnline) return OFFLINE;
  return UNREACHABLE_MESSAGE.test(message) ? UNREACHABLE : PAGE;
}
