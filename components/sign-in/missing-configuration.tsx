/** Lists the environment variables that sign-in still needs: their names, never values. */
export function MissingConfiguration({ names }: { names: string[] }) {
  return (
    <section role="status" className="rounded-xl border border-line border-dashed p-4 sm:p-5">
      <h2 className="font-semibold">Sign-in is not set up yet</h2>
      <p className="mt-2 text-muted text-sm">
        The person who runs this site needs to set these environment variables and restart the
        server:
      </p>
      <ul className="mt-3 space-y-1 font-mono text-sm [overflow-wrap:anywhere]">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p className="mt-3 text-muted text-sm">
        The file <span className="font-mono">.env.example</span> explains each one.
      </p>
    </section>
  );
}
