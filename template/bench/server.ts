import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import type { CpuProfile } from "./profile";

const START_MS = 60_000;
const NEXT = "node_modules/next/dist/bin/next";

/** CPU time that a server has used so far, and the memory that it holds now. */
interface Usage {
  cpuMs: number;
  rssBytes: number;
}

/** A production server under test. */
export interface Server {
  url: string;
  /** From the start of the process to the first byte of the first page, in milliseconds. */
  coldStartMs: number;
  usage(): Promise<Usage>;
  startProfile(): Promise<void>;
  stopProfile(): Promise<CpuProfile>;
  stop(): Promise<void>;
}

/**
 * Starts the production server of a folder that was built.
 * @param page what is requested until the server answers
 */
export async function startServer(
  folder: string,
  env: Record<string, string>,
  page = "/",
): Promise<Server> {
  const begin = performance.now();
  const probe = pathToFileURL("template/bench/probe.mjs").href;
  const child = spawn(
    process.execPath,
    ["--import", probe, NEXT, "start", folder, "-p", "0", "-H", "localhost"],
    {
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  const url = await addressOf(child);
  await fetch(url + page, { redirect: "manual" });
  const coldStartMs = performance.now() - begin;
  return {
    url,
    coldStartMs,
    usage: () => ask<Usage>(child, "usage"),
    startProfile: () => ask(child, "startProfile"),
    stopProfile: () => ask<CpuProfile>(child, "stopProfile"),
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  // At once: an open connection would keep it for a minute and a half.
  child.kill("SIGKILL");
  await exited;
}

let questions = 0;

function ask<Answer>(child: ChildProcess, question: string): Promise<Answer> {
  const id = questions++;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer to ${question}`)), START_MS);
    const listen = (message: { id: number; answer: Answer }) => {
      if (message.id !== id) return;
      clearTimeout(timer);
      child.off("message", listen);
      resolve(message.answer);
    };
    child.on("message", listen);
    child.send({ id, question });
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  let log = "";
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`the server did not start:\n${log}`));
    const timer = setTimeout(fail, START_MS);
    const read = (data: Buffer) => {
      log += data;
      const url = /Local:\s+(http:\/\/localhost:\d+)/.exec(log)?.[1];
      if (!url || !log.includes("Ready in")) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", fail);
  });
}
