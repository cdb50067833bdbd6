"use client";

/** Replaces the whole document when even the layout fails, so it cannot use the site's styles. */
export default function GlobalError({ retry }: { error: Error; retry: () => void }) {
  return (
    <html lang="en" style={{ colorScheme: "light dark" }}>
      <body
        style={{
          font: "16px/1.5 system-ui, sans-serif",
          margin: "4rem auto",
          maxWidth: "28rem",
          padding: "0 1.25rem",
        }}
      >
        <title>Something went wrong</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <main>
          <h1>Something went wrong on our side</h1>
          <p role="alert">
            This is not your fault. Try again, and if it keeps happening, come back later.
          </p>
          <button type="button" onClick={retry} style={{ font: "inherit", padding: "0.7em 1.4em" }}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
