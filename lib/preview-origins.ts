// Hosting services that give every customer a host in one of these domains.
const SHARED_DOMAINS = new Set([
  "vercel.app",
  "netlify.app",
  "pages.dev",
  "workers.dev",
  "onrender.com",
  "fly.dev",
  "herokuapp.com",
  "web.app",
  "firebaseapp.com",
  "azurewebsites.net",
  "up.railway.app",
  "ngrok.app",
  "ngrok-free.app",
  "trycloudflare.com",
]);
const ON_THIS_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)+localhost)$/;

/**
 * Whether a text is an origin, or a pattern for origins such as `https://*-my-team.vercel.app`. The one `*` has to be
 * in the first label of the host. `https://*.vercel.app` is not a pattern, because anyone can have a host that matches.
 */
export function isOriginPattern(text: string): boolean {
  const example = text.replace("*", "x");
  if (example.includes("*") || !URL.canParse(example)) return false;
  const { origin, protocol, hostname } = new URL(example);
  const isSecure =
    protocol === "https:" || (protocol === "http:" && ON_THIS_MACHINE.test(hostname));
  if (origin !== example || !isSecure) return false;
  if (!text.includes("*")) return true;
  const [, firstLabel = "", domain = ""] = /^https?:\/\/([^./]+)\.(.+)$/.exec(text) ?? [];
  const isForEveryone = !domain.includes(".") || (firstLabel === "*" && SHARED_DOMAINS.has(domain));
  return firstLabel.includes("*") && !isForEveryone;
}

/** Whether an origin is the one in a pattern. The `*` stands for letters, digits and hyphens. */
export function matchesOrigin(pattern: string, origin: string): boolean {
  const [start = "", end] = pattern.split("*");
  if (end === undefined) return origin === pattern;
  const middle = origin.slice(start.length, origin.length - end.length);
  return origin.startsWith(start) && origin.endsWith(end) && /^[a-z0-9-]+$/.test(middle);
}

/** The addresses that Vercel gives a deployment, as hosts. */
interface VercelHosts {
  VERCEL_URL?: string | undefined;
  VERCEL_BRANCH_URL?: string | undefined;
  VERCEL_PROJECT_PRODUCTION_URL?: string | undefined;
}

/**
 * Whether an origin has the form of an address of the same Vercel project and team as this deployment: one of the
 * deployment's own, `<project>-<hash>-<team>.vercel.app` or `<project>-git-<branch>-<team>.vercel.app`. The form does
 * not prove who owns the host, because a project of another team may have any free name.
 * @see https://vercel.com/docs/deployments/generated-urls
 */
export function isVercelPreview(origin: string, hosts: VercelHosts): boolean {
  const { VERCEL_URL, VERCEL_BRANCH_URL, VERCEL_PROJECT_PRODUCTION_URL } = hosts;
  const own = [VERCEL_URL, VERCEL_BRANCH_URL, VERCEL_PROJECT_PRODUCTION_URL];
  if (own.some((host) => host && origin === `https://${host}`)) return true;
  const affixes = affixesOf(VERCEL_URL ?? "", VERCEL_BRANCH_URL ?? "");
  if (!affixes) return false;
  const [start, end] = affixes;
  const middle = origin.slice(start.length, origin.length - end.length);
  return (
    origin.startsWith(start) &&
    origin.endsWith(end) &&
    /^([a-z0-9]{9}|git-[a-z0-9-]+)$/.test(middle)
  );
}

/**
 * What all addresses of a Vercel project begin and end with. Vercel names neither project nor team, and both may
 * contain hyphens, so one address alone could be read in several ways; two addresses agree on one.
 */
function affixesOf(url: string, branchUrl: string): [start: string, end: string] | null {
  const readings = [...url.matchAll(/(?<=-)[a-z0-9]{9}(?=-.+\.vercel\.app$)/g)]
    .map(({ index }) => [url.slice(0, index), url.slice(index + 9)] as const)
    .filter(([start, end]) => branchUrl.startsWith(`${start}git-`) && branchUrl.endsWith(end));
  const [reading, ...others] = readings;
  if (!reading || others.length > 0) return null;
  return [`https://${reading[0]}`, reading[1]];
}
