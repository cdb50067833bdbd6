import { wordsFor } from "@/components/scope-words";

/** What the site asks TikTok for, in plain words, each with TikTok's own name for it. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul className="space-y-2">
      {scopes.map((scope) => (
        <li key={scope}>
          <span className="font-medium">{wordsFor(scope).title}</span>: {wordsFor(scope).adds}{" "}
          <code className="whitespace-nowrap text-muted text-xs">{scope}</code>
        </li>
      ))}
    </ul>
  );
}
