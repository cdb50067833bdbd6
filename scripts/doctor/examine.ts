import { type Addresses, addressesOf, checkAddresses } from "./checks/addresses";
import { checkCredentials } from "./checks/credentials";
import { checkEdges, withoutEdges } from "./checks/edges";
import { checkEmulator } from "./checks/emulator";
import { checkScopes } from "./checks/scopes";
import { checkSecret } from "./checks/secret";
import { checkStart } from "./checks/start";
import type { Finding, Variables } from "./finding";

/**
 * What the configuration says of itself; asks nobody and reads nothing but its arguments.
 * @param port where the site will listen on this machine
 */
export function examine(
  variables: Variables,
  { isProduction, port }: { isProduction: boolean; port: number },
): { findings: Finding[]; addresses: Addresses | null } {
  const meant = withoutEdges(variables);
  const place = { isProduction, port };
  const found = [
    ...checkEdges(variables),
    checkSecret(meant, isProduction),
    ...checkCredentials(meant, isProduction),
    ...checkScopes(meant),
    ...checkAddresses(meant, place),
    ...checkEmulator(meant, isProduction),
  ];
  return {
    findings: [...found, ...checkStart(variables, found)],
    addresses: addressesOf(meant, place),
  };
}
