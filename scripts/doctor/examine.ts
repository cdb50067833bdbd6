import { type Addresses, addressesFor, checkAddresses } from "./checks/addresses";
import { checkCredentials } from "./checks/credentials";
import { checkEmulator } from "./checks/emulator";
import { checkScopes } from "./checks/scopes";
import { checkSecret } from "./checks/secret";
import { checkSiteStart } from "./checks/site-start";
import { checkStrayCharacters, withoutStrayCharacters } from "./checks/stray-characters";
import type { Finding, Variables } from "./finding";

/**
 * Examines a configuration without network access. It reads nothing but its arguments.
 * @param port the port on which the site will listen on this machine
 */
export function examine(
  variables: Variables,
  { isProduction, port }: { isProduction: boolean; port: number },
): { findings: Finding[]; addresses: Addresses | null } {
  const cleaned = withoutStrayCharacters(variables);
  const place = { isProduction, port };
  const found = [
    ...checkStrayCharacters(variables),
    checkSecret(cleaned, isProduction),
    ...checkCredentials(cleaned, isProduction),
    ...checkScopes(cleaned),
    ...checkAddresses(cleaned, place),
    ...checkEmulator(cleaned, isProduction),
  ];
  return {
    findings: [...found, ...checkSiteStart(variables, found)],
    addresses: addressesFor(cleaned, place),
  };
}
