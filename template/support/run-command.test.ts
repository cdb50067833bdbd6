import { expect, it } from "vitest";
import { runCommand } from "./run-command";

const run = (script: string, timeout = 20_000) =>
  runCommand([process.execPath, "-e", script], {
    cwd: ".",
    env: process.env,
    timeout,
    failure: "the copy does not build",
  });

it("says why a command failed, with its output", async () => {
  await expect(run("console.log('half'); process.exit(3)")).rejects.toThrow(
    "the copy does not build (exit code 3):\nhalf",
  );
});

it("stops a command that takes too long, and says so with what it printed so far", async () => {
  const slow = "console.log('half'); setTimeout(() => {}, 60_000)";
  await expect(run(slow, 2_000)).rejects.toThrow(
    "the copy does not build, because it took longer than 2 s:\nhalf",
  );
});
