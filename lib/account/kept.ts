import { hasDatabase } from "@/lib/env";

/** Whether this site keeps people in a database, and not in their cookies alone. For what its pages say about it. */
export const keepsPeople: boolean = hasDatabase;
