import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A certificate for this machine, and where its key is. */
export interface Certificate {
  certificate: string;
  key: string;
}

/** Why no certificate can be made here; false if it can. */
export const withoutCertificates =
  spawnSync("openssl", ["version"]).status === 0 ? false : "openssl is needed to make a certificate";

/** Makes a certificate that signs itself, for one test: browsers trust it only if they are told to. */
export function makeCertificate(folder: string): Certificate {
  const made = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
  const { status, stderr } = spawnSync(
    "openssl",
    [
      ..."req -x509 -nodes -days 1 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1".split(" "),
      ..."-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1".split(" "),
      ...["-keyout", made.key, "-out", made.certificate],
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`openssl makes no certificate: ${stderr}`);
  return made;
}
