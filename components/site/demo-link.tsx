import { existsSync } from "node:fs";
import { join } from "node:path";

/** A link to the demo. Without the folder app/demo/ there is neither. Static pages look for it when they are built. */
export function DemoLink({ className }: { className: string }) {
  if (!existsSync(join(process.cwd(), "app/demo/page.tsx"))) return null;
  return (
    <a href="/demo" className={className}>
      See a demo
    </a>
  );
}
