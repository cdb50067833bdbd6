import type { Finding, Variables } from "../finding";
import { SYMPTOMS } from "../symptoms";

const WHY_ELSEWHERE = "Other software uses this name. This site does not read it.";
const WHY_PUBLIC =
  "Next puts variables whose names begin with NEXT_PUBLIC_ into browsers' scripts.";

// Names that people bring from other libraries or from TikTok's pages, by the one that is read here.
const OTHER_NAMES: Record<string, readonly string[]> = {
  AUTH_TIKTOK_ID: [
    "AUTH_TIKTOK_KEY",
    "AUTH_TIKTOK_CLIENT_ID",
    "AUTH_TIKTOK_CLIENT_KEY",
    "TIKTOK_CLIENT_KEY",
    "TIKTOK_CLIENT_ID",
    "TIKTOK_ID",
    "TIKTOK_KEY",
  ],
  AUTH_TIKTOK_SECRET: ["AUTH_TIKTOK_CLIENT_SECRET", "TIKTOK_CLIENT_SECRET", "TIKTOK_SECRET"],
  AUTH_SECRET: ["NEXTAUTH_SECRET", "BETTER_AUTH_SECRET"],
  AUTH_URL: ["NEXTAUTH_URL", "BETTER_AUTH_URL"],
  AUTH_TRUST_HOST: ["AUTH_TRUSTED_HOST", "AUTH_TRUST_HOSTS"],
  TIKTOK_SCOPES: ["TIKTOK_SCOPE", "AUTH_TIKTOK_SCOPE", "AUTH_TIKTOK_SCOPES"],
  DATABASE_URL: ["POSTGRES_URL", "POSTGRES_PRISMA_URL"],
};

/** Finds variables under names that this site does not read, and tells the right ones. */
export function checkOtherNames(variables: Variables): Finding[] {
  return Object.entries(OTHER_NAMES).flatMap(([name, others]) =>
    others
      .flatMap((other) => [other, `NEXT_PUBLIC_${other}`])
      .concat(`NEXT_PUBLIC_${name}`)
      .filter((other) => variables[other])
      .map((other) => misnamed(other, name, variables)),
  );
}

function misnamed(about: string, name: string, variables: Variables): Finding {
  const isPublic = about.startsWith("NEXT_PUBLIC_");
  const isSecret = name.endsWith("SECRET");
  const what = variables[name] ? `is not used: ${name} is.` : `is not read; the name is ${name}.`;
  if (isPublic && isSecret) {
    const fix = `Delete it, get a new secret, and put that into ${name}.`;
    return { level: "error", about, what, why: WHY_PUBLIC, fix };
  }
  const fix = variables[name] ? "Remove the line." : `Rename it to ${name}.`;
  if (variables[name]) return { level: "note", about, what, fix };
  const symptom = SYMPTOMS.notSetUp;
  const isNeeded = name !== "DATABASE_URL" && name !== "TIKTOK_SCOPES" && name !== "AUTH_URL";
  return {
    level: "warning",
    about,
    what,
    why: isPublic ? WHY_PUBLIC : WHY_ELSEWHERE,
    fix,
    ...(isNeeded && { symptom }),
  };
}
