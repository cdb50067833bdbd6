import type { Finding, Variables } from "./finding";

// Names that other libraries and TikTok's pages use, by the one that this site reads.
const OTHER_NAMES = {
  AUTH_TIKTOK_ID:
    "AUTH_TIKTOK_KEY AUTH_TIKTOK_CLIENT_ID AUTH_TIKTOK_CLIENT_KEY TIKTOK_CLIENT_KEY TIKTOK_CLIENT_ID TIKTOK_ID TIKTOK_KEY",
  AUTH_TIKTOK_SECRET: "AUTH_TIKTOK_CLIENT_SECRET TIKTOK_CLIENT_SECRET TIKTOK_SECRET",
  AUTH_SECRET: "NEXTAUTH_SECRET BETTER_AUTH_SECRET",
  AUTH_URL: "NEXTAUTH_URL BETTER_AUTH_URL",
  AUTH_TRUST_HOST: "AUTH_TRUSTED_HOST AUTH_TRUST_HOSTS",
  TIKTOK_SCOPES: "TIKTOK_SCOPE AUTH_TIKTOK_SCOPE AUTH_TIKTOK_SCOPES",
  DATABASE_URL: "POSTGRES_URL POSTGRES_PRISMA_URL",
};

/** Finds variables under names that this site does not read, and gives the right ones. */
export function checkOtherNames(variables: Variables): Finding[] {
  return Object.entries(OTHER_NAMES).flatMap(([name, others]) =>
    [name, ...others.split(" ")]
      .flatMap((other) => [other, `NEXT_PUBLIC_${other}`])
      .filter((other) => other !== name && variables[other])
      .map((other) => misnamed(other, name, Boolean(variables[name]))),
  );
}

function misnamed(about: string, name: string, isSet: boolean): Finding {
  if (about.startsWith("NEXT_PUBLIC_") && /SECRET$|DATABASE_URL/.test(name)) {
    const what = "Next puts variables that begin with NEXT_PUBLIC_ into browsers' scripts.";
    const fix = `Delete it, get a new secret, and put that into ${name}.`;
    return { level: "error", about, what, fix };
  }
  if (isSet)
    return { level: "note", about, what: `is not used: ${name} is.`, fix: "Remove the line." };
  const what = `is not read; the name is ${name}.`;
  return { level: "warning", about, what, fix: `Rename it to ${name}.` };
}
