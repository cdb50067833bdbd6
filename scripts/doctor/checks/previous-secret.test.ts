import { expect, it } from "vitest";
import { checkPreviousSecret } from "./previous-secret";

const OLD = "the-secret-before-0123456789abcdef";
const NEW = "the-secret-of-now-0123456789abcdef";

it.each([
  [{ AUTH_SECRET: NEW }, []],
  [{ AUTH_SECRET: NEW, AUTH_SECRET_1: "" }, []],
  [{ AUTH_SECRET: NEW, AUTH_SECRET_1: OLD }, ["note"]],
  [{ AUTH_SECRET: NEW, AUTH_SECRET_1: NEW }, ["warning"]],
  [{ AUTH_SECRET_1: OLD }, ["error"]],
])("reports %o with %o", (variables, levels) => {
  const findings = checkPreviousSecret(variables);
  expect(findings.map(({ level }) => level)).toEqual(levels);
  expect(JSON.stringify(findings)).not.toContain(OLD);
});
