"use client";

import { PageProblem } from "@/components/site/page-problem";

/** The same within the dashboard, whose navigation stays. */
export default function DashboardError(props: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return <PageProblem {...props} />;
}
