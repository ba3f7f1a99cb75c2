import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { generate } from 'selfsigned';
import type { StatePaths } from './statePaths.ts';
import { writePrivateFile } from './writePrivateFile.ts';

const DAY_MS = 86_400_000;
/** Apple's browsers take none of longer life, https://support.apple.com/en-us/103769 allows 825 days for private ones. */
const LIFE_MS = 365 * DAY_MS;
const RENEW_BEFORE_MS = 30 * DAY_MS;

/** The self-signed test certificate for this machine's names; made again when an address is new or the end is near. */
export async function ensureCertificate(paths: StatePaths, address: string, now: Date): Promise<void> {
  if (isGood(paths, address, now)) return;
  const made = await generate([{ name: 'commonName', value: 'Narada test certificate' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + LIFE_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: address },
        ],
      },
    ],
  });
  writePrivateFile(paths.certificateKey, made.private);
  writePrivateFile(paths.certificate, made.cert);
}

function isGood(paths: StatePaths, address: string, now: Date): boolean {
  if (!existsSync(paths.certificate) || !existsSync(paths.certificateKey)) return false;
  try {
    const certificate = new X509Certificate(readFileSync(paths.certificate));
    const endsAt = new Date(certificate.validTo).getTime();
    return certificate.checkIP(address) !== undefined && endsAt - now.getTime() > RENEW_BEFORE_MS;
  } catch {
    return false; // a broken file of ours, of no other use
  }
}
