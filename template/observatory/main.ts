import { chromium } from "@playwright/test";
import { ensureBrowser } from "@/scripts/browser";
import { buildForTests } from "@/scripts/test-build";
import { startTestEmulator } from "@/tests/support/servers";
import { controlOf } from "@/tests/support/tiktok";
import { gradePages } from "./grades";

/** Builds the site and prints the grade of each page, and what takes points off. Returns the exit code. */
async function gradeSite(): Promise<number> {
  const executablePath = ensureBrowser();
  const build = await buildForTests();
  if (build !== 0) return build;
  const emulator = await startTestEmulator();
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    const grades = await gradePages(page, controlOf(emulator));
    for (const { path, status, grade, score, faults } of grades) {
      console.log(`${grade.padEnd(3)} ${String(score).padStart(3)}  ${path} (${status})`);
      for (const fault of faults) console.log(`  - ${fault}`);
    }
    // Static pages have no nonce (docs/decisions/static-page-csp.md).
    const isFine = (grade: string) => grade === "A+" || grade === "B+";
    return grades.every(({ grade }) => isFine(grade)) ? 0 : 1;
  } finally {
    await browser.close();
    await emulator.close();
  }
}

process.exit(await gradeSite());
