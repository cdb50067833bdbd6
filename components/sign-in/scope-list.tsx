import { scopeText } from "@/components/sign-in/scope-text";

/** The scopes that this site asks for: the data in each, why it is needed, and TikTok's name for it. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {scopes.map((scope) => {
        const { title, data, purpose } = scopeText(scope);
        return (
          <li
            key={scope}
            className="grid items-baseline gap-x-6 py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <p>
              <span className="font-medium">{title}</span>: {data}
              {purpose && `, ${purpose}`}.
            </p>
            <code className="text-muted text-xs">{scope}</code>
          </li>
        );
      })}
    </ul>
  );
}
