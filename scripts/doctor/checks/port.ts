import { isPortFree } from "../../next-dev";
import { runningDevServer } from "../../running-dev-server";
import type { Finding } from "../finding";

/** Checks whether the site's port is free, or in use by this project. */
export async function checkSitePort(port: number): Promise<Finding> {
  const about = `Port ${port}`;
  const running = runningDevServer();
  if (running?.port === port) {
    return { level: "ok", about, what: `this project is running there (process ${running.pid})` };
  }
  if (await isPortFree(port)) return { level: "ok", about, what: "free for the site" };
  const what = "in use by another program.";
  return { level: "note", about, what, fix: `Run: PORT=${port + 1} npm run dev` };
}

/** Checks whether the emulator's usual port is free. It matters little: the emulator finds another one. */
export async function checkEmulatorPort(port: number): Promise<Finding> {
  const isFree = await isPortFree(port);
  const what = isFree
    ? "free for the emulator"
    : "in use, by the emulator itself or by another program; a new emulator takes another port";
  return { level: "ok", about: `Port ${port}`, what };
}
