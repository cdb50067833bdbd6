import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withScriptHashes } from "../lib/csp.mjs";

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const POLICY = "Content-Security-Policy";
const NOT_FOUND = "/_not-found";

/** What Next's routes-manifest.json says about headers and pages. */
export interface RoutesManifest {
  headers: HeaderRule[];
  staticRoutes: Route[];
  dynamicRoutes: Route[];
}

interface HeaderRule {
  source: string;
  regex: string;
  headers: { key: string; value: string }[];
}

interface Route {
  page: string;
  regex: string;
}

/** Where the HTML of a static page is. Null for a page that is rendered per request or again later. */
type FindHtml = (page: string) => string | null;

/**
 * Replaces 'unsafe-inline' by the hashes of the inline scripts in the policies of static pages, now that Next has
 * built them. An address without a page gets the policy of the page "not found". Pages that are not static keep
 * the policy that they have; most get another one from middleware.
 */
export function writeStaticPolicies(folder = ".next"): void {
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const { routes } = JSON.parse(read("prerender-manifest.json"));
  const findHtml = (page: string) => {
    if (routes[page]?.initialRevalidateSeconds !== false) return null;
    return read(`server/app${page === "/" ? "/index" : page}.html`);
  };
  const pages = Object.entries<string>(JSON.parse(read("app-path-routes-manifest.json")))
    .filter(([file]) => file.endsWith("/page"))
    .map(([, page]) => page);
  const manifest = JSON.parse(read("routes-manifest.json"));
  const changed = JSON.stringify(withStaticPolicies(manifest, pages, findHtml));
  for (const copy of [folder, join(folder, "standalone", folder)]) {
    const file = join(copy, "routes-manifest.json");
    if (existsSync(file)) writeFileSync(file, changed);
  }
}

/** The manifest with a policy for each page, in addition to that for all addresses. */
export function withStaticPolicies(
  manifest: RoutesManifest,
  pages: string[],
  findHtml: FindHtml,
): RoutesManifest {
  // A rule overrides those before it, so an address with a page of its own comes after [slug].
  const routes = [...manifest.dynamicRoutes, ...manifest.staticRoutes];
  const headers = manifest.headers.flatMap((rule) => {
    const policy = rule.headers.find(({ key }) => key === POLICY)?.value;
    if (!policy) return [rule];
    const policyOf = (page: string) => {
      const html = findHtml(page);
      const value = html === null ? policy : withScriptHashes(policy, inlineScriptHashes(html));
      return { key: POLICY, value };
    };
    const others = rule.headers.filter(({ key }) => key !== POLICY);
    const ofPages = routes
      .filter(({ page }) => pages.includes(page))
      .map(({ page, regex }) => {
        return { ...rule, source: sourceOf(page), regex, headers: [policyOf(page)] };
      });
    return [{ ...rule, headers: [policyOf(NOT_FOUND), ...others] }, ...ofPages];
  });
  return { ...manifest, headers };
}

/** The hashes of a document's inline scripts, as a Content Security Policy spells them. */
export function inlineScriptHashes(html: string): string[] {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].map(([, script = ""]) => script);
  return scripts.map((script) => `sha256-${createHash("sha256").update(script).digest("base64")}`);
}

/** A page's address in the syntax of a header rule: /blog/[slug] becomes /blog/:p0. */
function sourceOf(page: string): string {
  const parameters = page.split("/").map((segment, index) => {
    if (segment.startsWith("[[...")) return `:p${index}*`;
    if (segment.startsWith("[...")) return `:p${index}+`;
    return segment.startsWith("[") ? `:p${index}` : segment;
  });
  return parameters.join("/");
}
