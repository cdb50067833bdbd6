import { isPortFree } from "../../next-dev";
import type { Finding } from "../finding";

/**
 * Checks whether a port of this machine is free.
 * @param user what will listen on it
 * @param fix what to do if another program uses it
 */
export async function checkPort(port: number, user: string, fix: string): Promise<Finding> {
  const about = `Port ${port}`;
  if (await isPortFree(port)) return { level: "ok", about, what: `free for ${user}` };
  const what = `in use, which is fine if ${user} is already running.`;
  return { level: "note", about, what, fix: `If not, ${fix}.` };
}
