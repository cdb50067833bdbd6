import type { Db } from "./db";
import { decryptToken, encryptToken } from "./encryption";

/** What tokens are encrypted with: the current secret first. */
type Secrets = Pick<Db, "secrets">;

/** Whose token it is. */
export interface TokenOwner {
  provider: string;
  providerAccountId: string;
}

type TokenName = "access_token" | "refresh_token" | "id_token";

/** A token as it is kept in its column. */
export function sealed(
  { secrets }: Secrets,
  token: string,
  of: TokenOwner,
  name: TokenName,
): string {
  return encryptToken(token, secrets, placeOf(of, name));
}

/** The token in a column; null if there is none, or if it was encrypted with a secret that is gone. */
export function opened(
  { secrets }: Secrets,
  value: string | null,
  of: TokenOwner,
  name: TokenName,
): string | null {
  return value === null ? null : decryptToken(value, secrets, placeOf(of, name));
}

const placeOf = ({ provider, providerAccountId }: TokenOwner, name: TokenName) =>
  `${provider}:${providerAccountId}:${name}`;
