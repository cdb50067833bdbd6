import { hasDatabase } from "@/lib/env";

/** Whether this site stores users in a database, not only in their cookies. For what its pages say about it. */
export const keepsPeople: boolean = hasDatabase;
