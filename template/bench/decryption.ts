import { decrypt, encrypt } from "@/lib/session/encryption";
import { sampleContext } from "@/tests/support/sample-context";
import { sampleGrant } from "@/tests/support/sample-grant";

const WARM_UP = 3_000;
const TIMES = 20_000;

/** The CPU time that decrypting a usual session cookie takes, in milliseconds. Each page view does it twice. */
export async function decryptionMs(): Promise<number> {
  const context = sampleContext();
  const salt = "authjs.session-token";
  const grant = sampleGrant({ accessToken: `act.${"a".repeat(80)}` });
  const token = await encrypt(context, { token: { sub: grant.openId, grant }, salt });
  for (let time = 0; time < WARM_UP; time++) await decrypt(context, { token, salt });
  const before = process.cpuUsage();
  for (let time = 0; time < TIMES; time++) await decrypt(context, { token, salt });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / TIMES;
}
