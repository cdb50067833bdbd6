import { decryptToken, encryptToken } from "@/lib/database/encryption";
import { authSecrets } from "@/lib/env";

/** Whose token it is. */
export interface TokenOwner {
  provider: string;
  providerAccountId: string;
}

type TokenName = "access_token" | "refresh_token" | "id_token";

/** A token as it is kept in its column. */
export function sealed(token: string, of: TokenOwner, name: TokenName): string {
  return encryptToken(token, authSecrets, placeOf(of, name));
}

/** The token in a column; null if there is none, or if it was encrypted with a secret that is gone. */
export function opened(value: string | null, of: TokenOwner, name: TokenName): string | null {
  return value === null ? null : decryptToken(value, authSecrets, placeOf(of, name));
}

const placeOf = ({ provider, providerAccountId }: TokenOwner, name: TokenName) =>
  `${provider}:${providerAccountId}:${name}`;
