import { scopeText } from "@/components/sign-in/scope-text";

/** What the site asks TikTok for and why, in plain words, each with TikTok's own name for it. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {scopes.map((scope) => {
        const { title, adds, why } = scopeText(scope);
        return (
          <li key={scope} className="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
            <p>
              <span className="font-medium">{title}</span>: {adds}
              {why && `, ${why}`}.
            </p>
            <code className="text-muted text-xs">{scope}</code>
          </li>
        );
      })}
    </ul>
  );
}
