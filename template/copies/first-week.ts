import { readFile, rm } from "node:fs/promises";
import { site } from "@/lib/site";
import { runAndExit } from "@/scripts/next-dev";
import { runCommand } from "@/scripts/stages";
import { inCopy } from "../guides/world";
import { copyProject, type ProjectCopy } from "./project-copy";

/** What an owner does in the first week, besides deleting template/, which a copy never has. */
const CHANGES: Record<string, (copy: ProjectCopy) => Promise<unknown>> = {
  "another headline and a new paragraph on the landing page": async (copy) => {
    await copy.replace("lib/site.ts", site.tagline, `Backstage: ${site.tagline}`);
    await copy.replace(
      "app/page.tsx",
      "{site.description}</p>",
      `{site.description}</p>
            <p className="mt-4 max-w-xl text-muted">
              Bands use it after every concert, to see which song people watched again.
            </p>`,
    );
  },
  "another name": (copy) => copy.replace("lib/site.json", /"name": ".*"/, '"name": "Backstage"'),
  "other colours": async (copy) => {
    await copy.replace("app/globals.css", /--accent: .*;/, "--accent: oklch(0.4 0.11 150);");
    await copy.replace("app/globals.css", /--mark: .*;/, "--mark: oklch(0.5 0.16 30);");
  },
  "a client component": async (copy) => {
    await copy.write(
      "components/dashboard/applause.tsx",
      `"use client";

import { useState } from "react";

/** A button that counts. */
export function Applause() {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      Applause: {count}
    </button>
  );
}
`,
    );
  },
  "a page under /dashboard": (copy) =>
    copy.write(
      "app/dashboard/concerts/page.tsx",
      `import type { Metadata } from "next";
import { Applause } from "@/components/dashboard/applause";
import { sessions } from "@/lib/sessions";

export const metadata: Metadata = { title: "Concerts" };

export default async function Concerts() {
  await sessions.require("/dashboard/concerts");
  return (
    <>
      <h1 className="text-heading">Concerts</h1>
      <Applause />
    </>
  );
}
`,
    ),
  "an environment variable": async (copy) => {
    await copy.replace(
      "lib/env-schema.ts",
      "  // Vercel sends it with every call of a cron job.\n",
      "  CONCERTS_API_KEY: z.string().optional(),\n  // Vercel sends it with every call of a cron job.\n",
    );
    await copy.write(
      ".env.example",
      `${await readFile(".env.example", "utf8")}\n# The key of the concerts' service.\nCONCERTS_API_KEY=\n`,
    );
  },
  "a table with its migration": async (copy) => {
    await copy.replace(
      "lib/database/schema.ts",
      "/** A user's counts on each day. */",
      `/** A concert of a person's band. */
export const concert = pgTable("concert", {
  id: uuid("id").primaryKey().defaultRandom(),
  userId: ofUser(),
  place: text("place").notNull(),
});

/** A user's counts on each day. */`,
    );
    await copy.replace(
      "lib/database/schema.ts",
      "primaryKey, timestamp, uuid }",
      "primaryKey, text, timestamp, uuid }",
    );
    await copy.write(
      "lib/account/concerts.ts",
      `import type { concert } from "@/lib/database/schema";

export type Concert = typeof concert.$inferSelect;
`,
    );
    // What is kept about a user is on the privacy page and in the export.
    await copy.replace(
      "lib/data.ts",
      "  stats_day: {\n",
      `  concert: {
    owner: "user_id",
    columns: "id user_id place",
    exported: "concerts",
    privacy: "It keeps where you have played.",
  },
  stats_day: {
`,
    );
    const exported = "lib/account/export.ts";
    for (const [before, after] of [
      [
        'import { readHistorySince } from "@/lib/history/history";\n',
        'import type { Concert } from "@/lib/account/concerts";\nimport { readHistorySince } from "@/lib/history/history";\n',
      ],
      ["  if (!grant) return {", "  const concerts: Concert[] = [];\n  if (!grant)\n    return {"],
      [" history } satisfies", " history, concerts } satisfies"],
      ["    history,\n", "    history,\n    concerts,\n"],
    ] as const)
      await copy.replace(exported, before, after);
    await inCopy(copy.folder, ["npx", "drizzle-kit", "generate", "--name", "concerts"]);
  },
  "a README of their own": (copy) =>
    copy.write("README.md", "# Backstage\n\nWhat your evening looked like from outside.\n"),
  "without docs/ and the demo": async (copy) => {
    await copy.remove("docs");
    await copy.remove("app/demo");
  },
};

/** Makes the changes of a first week on a copy of the project, and runs `npm test` in it. Returns the exit code. */
async function tryFirstWeek(): Promise<number> {
  const copy = await copyProject("first-week");
  try {
    for (const [change, make] of Object.entries(CHANGES)) {
      console.log(`- ${change}`);
      await make(copy);
    }
    // npm looks for the folder's own package.json.
    return await runCommand("npm", ["test", "--prefix", copy.folder]);
  } finally {
    if (!process.argv.includes("--keep")) await rm(copy.folder, { recursive: true, force: true });
  }
}

await runAndExit(tryFirstWeek);
