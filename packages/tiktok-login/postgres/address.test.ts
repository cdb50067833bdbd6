import { expect, it } from "vitest";
import { requireDatabaseUrl } from "./connection";

it.each(["postgres://user:hunter2@db.example.com/site", "postgresql://localhost:5432/site"])(
  "takes a server: %s",
  (url) => expect(requireDatabaseUrl(url).href).toBe(url),
);

it.each(["", "mysql://me:hunter2@host/site", "postgres:///site", "pglite:.data/db", "hunter2"])(
  "refuses %j in one sentence without the value",
  (value) => {
    expect(() => requireDatabaseUrl(value)).toThrow(/^DATABASE_URL must begin with postgres:\/\//);
    expect(() => requireDatabaseUrl(value)).not.toThrow("hunter2");
  },
);
