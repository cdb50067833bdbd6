import { type Addresses, addressesOf, checkAddresses } from "./addresses";
import { checkCredentials } from "./credentials";
import { checkEmulator } from "./emulator";
import type { Finding, Variables } from "./finding";
import { checkScopes } from "./scopes";
import { checkSecret } from "./secret";

/** What the configuration says of itself; asks nobody and reads nothing but its arguments. */
export function examine(
  variables: Variables,
  { isProduction, port }: { isProduction: boolean; port: number },
): { findings: Finding[]; addresses: Addresses | null } {
  const local = isProduction ? null : `http://localhost:${port}`;
  return {
    findings: [
      checkSecret(variables, isProduction),
      ...checkCredentials(variables, isProduction),
      ...checkScopes(variables),
      ...checkAddresses(variables, { isProduction, local }),
      ...checkEmulator(variables, isProduction),
    ],
    addresses: addressesOf(variables, local),
  };
}
