import { missingVariables, readEnv } from "../../lib/env-schema";

/** What the button must know about the site. */
export interface ButtonOptions {
  /** At GitHub, as owner/name. */
  repository: string;
  scopes: readonly string[];
  /** Whether it asks for a database as well. */
  database: boolean;
}

const WITHOUT_DATABASE = {
  page: "docs/deploy.md",
  description:
    "A random AUTH_SECRET (openssl rand -base64 33), the client key and secret of your app at developers.tiktok.com, and the scopes that you added to it.",
};
const WITH_DATABASE = {
  page: "docs/database.md",
  description:
    "AUTH_SECRET and CRON_SECRET: openssl rand -base64 33. DATABASE_URL: postgres://…?sslmode=verify-full",
};

const BUTTON = /\[!\[Deploy with Vercel\]\([^)]*\)\]\([^)]*\)/;

/**
 * The button that deploys the site to Vercel, as Markdown.
 * @see https://vercel.com/docs/deploy-button/source
 */
function deployButton({ repository, scopes, database }: ButtonOptions): string {
  const { page, description } = database ? WITH_DATABASE : WITHOUT_DATABASE;
  const required = missingVariables(readEnv({ NODE_ENV: "production", VERCEL: "1" }));
  const more = database ? ["DATABASE_URL", "CRON_SECRET"] : [];
  const query = {
    "repository-url": encode(`https://github.com/${repository}`),
    env: [...required, "TIKTOK_SCOPES", ...more].join(),
    envDefaults: encode(JSON.stringify({ TIKTOK_SCOPES: scopes.join() })),
    envDescription: encode(description),
    envLink: encode(`https://github.com/${repository}/blob/main/${page}`),
  };
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `[![Deploy with Vercel](https://vercel.com/button)](https://vercel.com/new/clone?${pairs.join("&")})`;
}

/** Puts this button in the place of the one on a page. */
export function withDeployButton(page: string, options: ButtonOptions): string {
  return page.replace(BUTTON, () => deployButton(options));
}

/** What the button on a page asks for; null if the page has none. */
export function deployButtonOn(page: string): ButtonOptions | null {
  const address = /\((https:\/\/vercel\.com\/new\/clone\?[^)]*)\)/.exec(page)?.[1];
  if (!address) return null;
  const query = new URL(address).searchParams;
  return {
    repository: (query.get("repository-url") ?? "").replace("https://github.com/", ""),
    scopes: String(JSON.parse(query.get("envDefaults") ?? "{}").TIKTOK_SCOPES ?? "").split(","),
    database: (query.get("env") ?? "").split(",").includes("DATABASE_URL"),
  };
}

// A parenthesis would end a link in Markdown.
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));
