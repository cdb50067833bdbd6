// Loaded into each server under test. Answers questions over the channel to the bench: how much CPU time the process
// has used and how much memory it holds, and on request a profile of where the time goes.
import { Session } from "node:inspector/promises";
import { isMainThread } from "node:worker_threads";

const inspector = new Session();

const answers = {
  usage() {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss() };
  },
  async startProfile() {
    inspector.connect();
    await inspector.post("Profiler.enable");
    await inspector.post("Profiler.setSamplingInterval", { interval: 500 });
    await inspector.post("Profiler.start");
    return null;
  },
  async stopProfile() {
    const { profile } = await inspector.post("Profiler.stop");
    inspector.disconnect();
    return profile;
  },
};

if (isMainThread && process.send) {
  process.on(
    "message",
    async (/** @type {{ id: number, question: keyof typeof answers }} */ asked) => {
      const answer = await answers[asked.question]?.();
      process.send?.({ id: asked.id, answer });
    },
  );
  // Otherwise the server would not end.
  process.channel?.unref();
}
