"use client";

import { PageProblem } from "@/components/site/page-problem";

/** Replaces a page of the dashboard that fails to render, or whose server action fails. The navigation stays. */
export default function DashboardError(props: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return <PageProblem {...props} />;
}
