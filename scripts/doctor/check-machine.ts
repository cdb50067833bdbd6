import { statSync } from "node:fs";
import { checkClock } from "./checks/clock";
import { checkNode } from "./checks/node";
import { checkEmulatorPort, checkSitePort } from "./checks/port";
import type { Finding } from "./finding";

/** Checks Node, the clock, and the ports of `npm run dev`. @param port the site's port */
export async function checkMachine(port: number): Promise<Finding[]> {
  return [
    checkNode(process.versions.node),
    checkClock(Date.now(), statSync("package.json").mtimeMs),
    await checkSitePort(port),
    await checkEmulatorPort(4600),
  ];
}
