import { isIP } from "node:net";
import { generate } from "selfsigned";

const THIS_MACHINE = ["localhost", "127.0.0.1", "::1"];
const DNS_NAME = 2;
const ADDRESS = 7;
const DAYS = 365;

/**
 * Makes a certificate for this machine and more host names. No one trusts it until it is told to.
 * @returns both in PEM
 */
export async function makeCertificate(names: string[]): Promise<{ cert: string; key: string }> {
  const all = [...new Set([...THIS_MACHINE, ...names.map((name) => name.replace(/^\[|\]$/g, ""))])];
  const { private: key, cert } = await generate(
    [{ name: "commonName", value: "TikTok emulator" }],
    {
      notAfterDate: new Date(Date.now() + DAYS * 86_400_000),
      extensions: [
        // Programs take it as an authority as well, which is what they are told to trust.
        { name: "basicConstraints", cA: true, critical: true },
        {
          name: "keyUsage",
          keyCertSign: true,
          digitalSignature: true,
          keyEncipherment: true,
          critical: true,
        },
        { name: "subjectAltName", altNames: all.map(altName) },
      ],
    },
  );
  return { cert, key };
}

function altName(name: string) {
  return isIP(name) ? { type: ADDRESS as 7, ip: name } : { type: DNS_NAME as 2, value: name };
}
