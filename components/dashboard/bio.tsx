import { find } from "linkifyjs";

/** The person's bio, with web addresses as links marked `nofollow`. */
export function Bio({ bio }: { bio: string }) {
  return (
    <p dir="auto" className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">
      {partsOf(bio).map(({ start, text, href }) =>
        href ? (
          <a
            key={start}
            href={href}
            target="_blank"
            rel="nofollow ugc noopener noreferrer"
            className="underline underline-offset-4"
          >
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </p>
  );
}

/** Splits a bio into plain text and web addresses. Only web addresses (http and https) have an `href`. */
export function partsOf(bio: string): { start: number; text: string; href?: string }[] {
  const links = find(bio, "url", { defaultProtocol: "https" }).filter(({ href }) =>
    /^https?:\/\//i.test(href),
  );
  const ends = [0, ...links.map(({ end }) => end)];
  const parts = links.flatMap(({ start, end, href }, index) => [
    { start: ends[index] ?? 0, text: bio.slice(ends[index], start) },
    { start, text: bio.slice(start, end), href },
  ]);
  const rest = { start: ends.at(-1) ?? 0, text: bio.slice(ends.at(-1)) };
  return [...parts, rest].filter(({ text }) => text !== "");
}
