import { find } from "linkifyjs";

/** The person's bio, with web addresses as links marked `nofollow`. */
export function Bio({ text }: { text: string }) {
  return (
    <p dir="auto" className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">
      {partsOf(text).map(({ at, words, href }) =>
        href ? (
          <a
            key={at}
            href={href}
            target="_blank"
            rel="nofollow ugc noopener noreferrer"
            className="underline underline-offset-4"
          >
            {words}
          </a>
        ) : (
          words
        ),
      )}
    </p>
  );
}

/** Splits a text into plain parts and web addresses, which have an `href` (http and https only). */
export function partsOf(text: string): { at: number; words: string; href?: string }[] {
  const links = find(text, "url", { defaultProtocol: "https" }).filter(({ href }) =>
    /^https?:\/\//i.test(href),
  );
  const ends = [0, ...links.map(({ end }) => end)];
  const pieces = links.flatMap(({ start, end, href }, index) => [
    { at: ends[index] ?? 0, words: text.slice(ends[index], start) },
    { at: start, words: text.slice(start, end), href },
  ]);
  const rest = { at: ends.at(-1) ?? 0, words: text.slice(ends.at(-1)) };
  return [...pieces, rest].filter(({ words }) => words !== "");
}
