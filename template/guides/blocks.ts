/** A block of code in a guide that names its file, as in ```ts title="lib/example.ts". */
export interface Block {
  /** The new file's content, or for a change `diff`: lines that begin with a space, - or +. */
  kind: "file" | "diff";
  path: string;
  content: string;
}

/** The files of a project, on disk or in memory. */
export interface Files {
  /** Null if there is no such file. */
  read(path: string): Promise<string | null>;
  write(path: string, content: string): Promise<void>;
}

const BLOCK = /^([ \t]*)```(\w+) title="([^"]+)"\n([\s\S]*?)^\1```$/gm;

/** The blocks of a guide's Markdown, in order. A block inside a list is indented like its item. */
export function blocksIn(markdown: string): Block[] {
  return [...markdown.matchAll(BLOCK)].map(
    ([, indent = "", language, path = "", content = ""]) => ({
      kind: language === "diff" ? "diff" : "file",
      path,
      content: content.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    }),
  );
}

/** The packages that a guide installs. */
export function packagesIn(markdown: string): string[] {
  const commands = [...markdown.matchAll(/^[ \t]*npm install --save-exact (.+)$/gm)];
  return commands.flatMap(([, names = ""]) => names.trim().split(/\s+/));
}

/** Applies blocks. @throws {Error} if a file to create exists, or if a change does not fit exactly once */
export async function applyBlocks(blocks: Block[], files: Files): Promise<void> {
  for (const { kind, path, content } of blocks) {
    const before = await files.read(path);
    if (kind === "file") {
      if (before !== null) throw new Error(`${path} exists already: show the change as a diff`);
      await files.write(path, content);
    } else {
      if (before === null) throw new Error(`${path} does not exist`);
      await files.write(path, changed(path, before, content));
    }
  }
}

/** A diff's parts are separated by a line with an ellipsis. */
function changed(path: string, before: string, diff: string): string {
  return diff.split(/^ ?…\n/m).reduce((text, part) => {
    const lines = part.split("\n").slice(0, -1);
    const odd = lines.find((line) => !/^([ +-]|$)/.test(line));
    if (odd !== undefined)
      throw new Error(`${path}: "${odd}" begins with neither a space, - nor +`);
    const side = (sign: string) =>
      lines
        .filter((line) => !line.startsWith(sign))
        .map((line) => `${line.slice(1)}\n`)
        .join("");
    const [old, replacement] = [side("+"), side("-")];
    const from = `\n${text}`;
    const at = from.indexOf(`\n${old}`);
    if (old === "" || at < 0) throw new Error(`${path} does not have:\n${old}`);
    if (from.indexOf(`\n${old}`, at + 1) > 0)
      throw new Error(`${path} has this more than once:\n${old}`);
    return text.slice(0, at) + replacement + text.slice(at + old.length);
  }, before);
}
