import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import { makeCertificate } from "./certificate";

/**
 * The certificate that an earlier start made in this folder, or a new one when there is none, it has expired, or
 * it lacks one of the names. So it has to be trusted only once.
 * @param names host names beside this machine's
 * @returns both in PEM, and the path of the certificate
 */
export async function keptCertificate(folder: string, names: string[]) {
  const certPath = join(folder, "certificate.pem");
  const keyPath = join(folder, "certificate-key.pem");
  if (existsSync(certPath) && existsSync(keyPath)) {
    const [cert, key] = [readFileSync(certPath, "utf8"), readFileSync(keyPath, "utf8")];
    if (isUsable(cert, names)) return { cert, key, certPath };
  }
  const made = await makeCertificate(names);
  mkdirSync(folder, { recursive: true });
  writeFileSync(certPath, made.cert);
  // A file that is there would keep its mode.
  rmSync(keyPath, { force: true });
  writeFileSync(keyPath, made.key, { mode: 0o600 });
  return { ...made, certPath };
}

function isUsable(pem: string, names: string[]): boolean {
  const certificate = new X509Certificate(pem);
  const isNamed = (name: string) =>
    isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name);
  return Date.parse(certificate.validTo) > Date.now() && names.every(isNamed);
}
