/** A profile in V8's format. @see https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** A part of the server, and the share of the time that it used, from 0 to 1. */
export interface Part {
  name: string;
  share: number;
}

const PARTS: [string, RegExp][] = [
  ["Node: cryptography", /^node:internal\/(crypto|webcrypto)|^node:crypto/],
  ["Node: compression", /^node:(internal\/)?zlib/],
  [
    "Node: HTTP, streams and sockets",
    /^node:(_http|internal\/(streams|webstreams|http|net)|net|http|stream|internal\/js_stream)/,
  ],
  ["Node: the rest", /^node:/],
  ["React and Next's renderer", /next\/dist\/compiled\/next-server/],
  ["Next's server", /node_modules\/next\//],
  ["this site and what is bundled with it", /\.next\/|\[root-of-the-server\]|\/server\/chunks\//],
];

/** How the time of a profile is divided, without the time in which nothing ran; largest first. */
export function partsOf(profile: CpuProfile): Part[] {
  return shares(profile, ({ functionName, url }) => {
    if (functionName === "(garbage collector)") return "garbage collection";
    if (functionName === "(program)") return "native code";
    return PARTS.find(([, pattern]) => pattern.test(url))?.[0] ?? "native code";
  });
}

/** The functions that used the most time themselves. */
export function functionsOf(profile: CpuProfile): Part[] {
  return shares(profile, ({ functionName, url }) => {
    const file = url.split("/").slice(-1)[0] ?? "";
    return `${functionName || "(anonymous)"} ${file}`.trim();
  });
}

function shares(
  profile: CpuProfile,
  nameOf: (frame: { functionName: string; url: string }) => string,
): Part[] {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  let total = 0;
  profile.samples.forEach((id, index) => {
    const frame = frames.get(id);
    if (!frame || frame.functionName === "(idle)") return;
    const time = profile.timeDeltas[index] ?? 0;
    total += time;
    const name = nameOf(frame);
    times.set(name, (times.get(name) ?? 0) + time);
  });
  return [...times]
    .map(([name, time]) => ({ name, share: time / total }))
    .sort((a, b) => b.share - a.share);
}
