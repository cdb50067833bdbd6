import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "packages/tiktok-login/postgres/schema.ts",
  out: "drizzle",
});
