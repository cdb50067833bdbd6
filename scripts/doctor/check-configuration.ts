import { checkCredentials } from "./checks/credentials";
import { checkDatabaseUrl } from "./checks/database-url";
import { checkEmulator } from "./checks/emulator";
import { checkOtherMistakes } from "./checks/other-mistakes";
import { checkOtherNames } from "./checks/other-names";
import { checkPlaceholders } from "./checks/placeholders";
import { checkPreviousSecret } from "./checks/previous-secret";
import { checkRedirectUri } from "./checks/redirect-uri";
import { checkScopes } from "./checks/scopes";
import { checkSecret } from "./checks/secret";
import { checkServerActionsKey } from "./checks/server-actions-key";
import { checkSiteAddress } from "./checks/site-address";
import { checkStrayCharacters, withoutStrayCharacters } from "./checks/stray-characters";
import type { Finding, Variables } from "./finding";
import { type Place, redirectUriFor } from "./redirect-uri";
import { type Addresses, addressesFor } from "./registration";

/** Checks environment variables without a network, and returns what to register in TikTok's portal. */
export function checkConfiguration(
  variables: Variables,
  place: Place,
): { findings: Finding[]; addresses: Addresses | null } {
  const cleaned = withoutStrayCharacters(variables);
  const redirectUri = redirectUriFor(cleaned, place);
  const findings = [
    ...checkStrayCharacters(variables),
    ...checkOtherNames(cleaned),
    ...checkPlaceholders(cleaned),
    checkSecret(cleaned, place.isProduction),
    ...checkPreviousSecret(cleaned),
    ...checkCredentials(cleaned, place.isProduction),
    ...checkScopes(cleaned),
    ...checkSiteAddress(cleaned, place),
    ...(redirectUri ? [checkRedirectUri(redirectUri, place.port)] : []),
    ...checkEmulator(cleaned, place.isProduction),
    ...checkDatabaseUrl(cleaned, place.isProduction),
    ...checkServerActionsKey(cleaned, place.isProduction),
  ];
  return {
    findings: [...findings, ...checkOtherMistakes(variables, findings)],
    addresses: addressesFor(cleaned, place),
  };
}
