import type { Variables } from "./finding";

/** Test data: the variables of a deployment without problems. The values are made up. */
export const VALID = {
  AUTH_SECRET: "q9Xw2LmZ7Rt4Vb8Nc1Hs6Kd3Pf5Gj0Ya",
  AUTH_TIKTOK_ID: "awabcdefghij1234",
  AUTH_TIKTOK_SECRET: "0123456789abcdefABCDEF0123456789",
  AUTH_URL: "https://example.com",
  TIKTOK_SCOPES: "user.info.basic,user.info.stats",
};

const NO_CREDENTIALS = { AUTH_TIKTOK_ID: "", AUTH_TIKTOK_SECRET: "" };

/** Test data: the password of a database. */
export const DATABASE_PASSWORD = "hunter2-hunter2";
const databaseAt = (rest: string) => ({
  DATABASE_URL: `postgres://me:${DATABASE_PASSWORD}@${rest}`,
});

/** Test data: a mistake's name, how it changes VALID, the variable to blame, and part of what the doctor says. */
export const MISTAKES: [string, Variables, string, RegExp][] = [
  [
    "an address from Auth.js's version 4",
    { NEXTAUTH_URL: "https://old.example", AUTH_URL: "" },
    "NEXTAUTH_URL",
    /the name is AUTH_URL/,
  ],
  [
    "TikTok's name for the key",
    { TIKTOK_CLIENT_KEY: VALID.AUTH_TIKTOK_ID, AUTH_TIKTOK_ID: "" },
    "TIKTOK_CLIENT_KEY",
    /the name is AUTH_TIKTOK_ID/,
  ],
  [
    "another library's name for the key",
    { AUTH_TIKTOK_KEY: VALID.AUTH_TIKTOK_ID, AUTH_TIKTOK_ID: "" },
    "AUTH_TIKTOK_KEY",
    /the name is AUTH_TIKTOK_ID/,
  ],
  [
    "a secret that browsers get",
    { NEXT_PUBLIC_TIKTOK_CLIENT_SECRET: VALID.AUTH_TIKTOK_SECRET },
    "NEXT_PUBLIC_TIKTOK_CLIENT_SECRET",
    /is not used/,
  ],
  [
    "a placeholder as the client key",
    { AUTH_TIKTOK_ID: "your-client-key" },
    "AUTH_TIKTOK_ID",
    /placeholder/,
  ],
  [
    "a placeholder as the client secret",
    { AUTH_TIKTOK_SECRET: "<secret>" },
    "AUTH_TIKTOK_SECRET",
    /placeholder/,
  ],
  ["a placeholder as the address", { AUTH_URL: "https://your.domain" }, "AUTH_URL", /placeholder/],
  [
    "a private address",
    { AUTH_URL: "http://192.168.1.5:3000" },
    "AUTH_URL",
    /address of a private network/,
  ],
  [
    "another port than the site's",
    { AUTH_URL: "http://localhost:3001" },
    "AUTH_URL",
    /names port 3001, but the site listens on port 3000/,
  ],
  ["a short secret", { AUTH_SECRET: "short" }, "AUTH_SECRET", /5 characters/],
  [
    "a secret of a single repeated letter",
    { AUTH_SECRET: "a".repeat(40) },
    "AUTH_SECRET",
    /made up/,
  ],
  [
    "a placeholder as the secret",
    { AUTH_SECRET: `change-me-please-${"x9Q2".repeat(8)}` },
    "AUTH_SECRET",
    /made up/,
  ],
  [
    "a space before the client key",
    { AUTH_TIKTOK_ID: " awabcdefghij1234" },
    "AUTH_TIKTOK_ID",
    /spaces/,
  ],
  [
    "quotation marks around the client secret",
    { AUTH_TIKTOK_SECRET: '"abc"' },
    "AUTH_TIKTOK_SECRET",
    /quotation/,
  ],
  [
    "key and secret swapped",
    { AUTH_TIKTOK_ID: VALID.AUTH_TIKTOK_SECRET, AUTH_TIKTOK_SECRET: VALID.AUTH_TIKTOK_ID },
    "AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET",
    /swapped/,
  ],
  ["a client key without its secret", { AUTH_TIKTOK_SECRET: "" }, "AUTH_TIKTOK_SECRET", /missing/],
  ["a sandbox key", { AUTH_TIKTOK_ID: "sbawabcdefghij12" }, "AUTH_TIKTOK_ID", /sandbox/],
  ["a malformed key", { AUTH_TIKTOK_ID: "aw-key!" }, "AUTH_TIKTOK_ID", /does not look like/],
  [
    "scopes separated by spaces",
    { TIKTOK_SCOPES: "user.info.basic video.list" },
    "TIKTOK_SCOPES",
    /commas/,
  ],
  [
    "a misspelled scope",
    { TIKTOK_SCOPES: "user.info.stat" },
    "TIKTOK_SCOPES",
    /not a TikTok scope/,
  ],
  [
    "another product's scope",
    { TIKTOK_SCOPES: "video.upload" },
    "TIKTOK_SCOPES",
    /another TikTok product/,
  ],
  ["an incomplete address", { AUTH_URL: "example.com" }, "AUTH_URL", /^must be a full URL/],
  ["an address with http", { AUTH_URL: "http://example.com" }, "AUTH_URL", /not https/],
  [
    "an address with a path",
    { AUTH_URL: "https://example.com/app" },
    "AUTH_URL",
    /without path or query/,
  ],
  [
    "an address with a query",
    { AUTH_URL: "https://example.com/?a=1" },
    "AUTH_URL",
    /without path or query/,
  ],
  [
    "a proxy address without its path",
    { AUTH_REDIRECT_PROXY_URL: "https://example.com" },
    "AUTH_REDIRECT_PROXY_URL",
    /end in \/api\/auth/,
  ],
  [
    "a proxy address with a trusted host and no address",
    {
      AUTH_URL: "",
      AUTH_TRUST_HOST: "true",
      AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth",
    },
    "AUTH_URL",
    /^missing, although AUTH_REDIRECT_PROXY_URL is set/,
  ],
  [
    "a proxy without the addresses of previews",
    { AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth" },
    "AUTH_PREVIEW_ORIGINS",
    /^missing, although AUTH_REDIRECT_PROXY_URL is set/,
  ],
  [
    "a pattern in place of the address of a preview",
    { AUTH_PREVIEW_ORIGINS: "https://*.vercel.app" },
    "AUTH_PREVIEW_ORIGINS",
    /^must be origins/,
  ],
  [
    "AUTH_URL on a preview",
    { AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth", VERCEL_ENV: "preview" },
    "AUTH_URL",
    /preview/,
  ],
  [
    "a long address",
    { AUTH_URL: `https://${"a".repeat(60)}.${"b".repeat(500)}.example` },
    "AUTH_URL",
    /602 characters/,
  ],
  [
    "an emulator on a deployment",
    { TIKTOK_EMULATOR_URL: "http://localhost:4600" },
    "TIKTOK_EMULATOR_URL",
    /deployment/,
  ],
  ["a secret of spaces", { AUTH_SECRET: " ".repeat(42) }, "AUTH_SECRET", /only spaces/],
  ["spaces around an address", { AUTH_URL: "https://example.com " }, "AUTH_URL", /spaces/],
  ["spaces around scopes", { TIKTOK_SCOPES: " user.info.basic" }, "TIKTOK_SCOPES", /spaces/],
  ["quotation marks around an address", { AUTH_URL: '"https://a.example"' }, "AUTH_URL", /quot/],
  [
    "quotation marks around a secret",
    { AUTH_SECRET: `'${VALID.AUTH_SECRET}'` },
    "AUTH_SECRET",
    /quot/,
  ],
  ["one quotation mark", { AUTH_URL: '"https://a.example' }, "AUTH_URL", /stray quotation/],
  ["quotation marks around an empty value", { NGROK_DOMAIN: '""' }, "NGROK_DOMAIN", /quot/],
  [
    "an unclear AUTH_TRUST_HOST",
    { AUTH_TRUST_HOST: "maybe" },
    "AUTH_TRUST_HOST",
    /^must be true or false/,
  ],
  [
    "neither AUTH_TRUST_HOST nor AUTH_URL",
    { AUTH_URL: "", AUTH_TRUST_HOST: "no" },
    "AUTH_URL",
    /missing/,
  ],
  [
    "AUTH_TRUST_HOST off on Vercel",
    { AUTH_URL: "", VERCEL: "1", AUTH_TRUST_HOST: "0" },
    "AUTH_URL",
    /missing/,
  ],
  ["an unknown NODE_ENV", { NODE_ENV: "staging" }, "NODE_ENV", /^must be development/],
  [
    "a proxy address with a query",
    { AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth?a=1" },
    "AUTH_REDIRECT_PROXY_URL",
    /end in \/api\/auth/,
  ],
  [
    "a proxy address with http",
    { AUTH_REDIRECT_PROXY_URL: "http://example.com/api/auth" },
    "AUTH_REDIRECT_PROXY_URL",
    /begin with https/,
  ],
  [
    "AUTH_URL with http next to a proxy address",
    { AUTH_URL: "http://a.example", AUTH_REDIRECT_PROXY_URL: "https://a.example/api/auth" },
    "AUTH_URL",
    /not https/,
  ],
  [
    "a localhost proxy address without a port",
    { AUTH_REDIRECT_PROXY_URL: "http://localhost/api/auth" },
    "AUTH_REDIRECT_PROXY_URL",
    /without a port/,
  ],
  [
    "an emulator on another machine",
    { TIKTOK_EMULATOR_URL: "http://tiktok.example" },
    "TIKTOK_EMULATOR_URL",
    /this machine/,
  ],
  [
    "an emulator without its credentials",
    { ...NO_CREDENTIALS, TIKTOK_EMULATOR_URL: "http://localhost:4600" },
    "AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET",
    /missing/,
  ],
  [
    "another kind of database",
    { DATABASE_URL: `mysql://me:${DATABASE_PASSWORD}@db.example.com/site` },
    "DATABASE_URL",
    /^must begin with postgres/,
  ],
  [
    "a database's address that is not a URL",
    databaseAt("#@db.example.com/site"),
    "DATABASE_URL",
    /not a valid URL/,
  ],
  ["a database without a name", databaseAt("localhost"), "DATABASE_URL", /names no database/],
  ["a database without TLS", databaseAt("db.example.com/site"), "DATABASE_URL", /not ask for TLS/],
  [
    "a database with TLS that checks nothing in the future",
    databaseAt("db.example.com/site?sslmode=require"),
    "DATABASE_URL",
    /sslmode=require/,
  ],
  [
    "PGlite on a deployment",
    { DATABASE_URL: "pglite:.data/db" },
    "DATABASE_URL",
    /must begin with postgres:/,
  ],
];
