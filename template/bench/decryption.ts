import { encode } from "next-auth/jwt";
import { createTikTok } from "tiktok-login";
import { cookieStore, createSessions } from "tiktok-login/next";
import { sampleGrant } from "@/tests/support/sample-grant";

const WARM_UP = 3_000;
const TIMES = 20_000;

/** The CPU time that decrypting a usual session cookie takes, in milliseconds. Each page view does it twice. */
export async function decryptionMs(): Promise<number> {
  const secret = "a secret for this measurement, long enough";
  const { context } = createSessions({
    tiktok: createTikTok({ clientKey: "bench", clientSecret: "secret", scopes: [] }),
    secrets: [secret],
    login: "/login",
    home: "/",
    store: cookieStore(),
  });
  const salt = "authjs.session-token";
  const grant = sampleGrant({ accessToken: `act.${"a".repeat(80)}` });
  const value = await encode({ token: { sub: grant.openId, grant }, secret, salt });
  const headers = new Headers();
  const cookies = { get: (name: string) => (name === salt ? { value } : undefined) };
  const decrypt = () => context.store.sessionOf(headers, cookies);
  if (!(await decrypt())) throw new Error("the cookie could not be decrypted");
  for (let time = 0; time < WARM_UP; time++) await decrypt();
  const before = process.cpuUsage();
  for (let time = 0; time < TIMES; time++) await decrypt();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / TIMES;
}
