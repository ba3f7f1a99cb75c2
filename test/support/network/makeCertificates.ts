import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificates {
  /** Paths of PEM files. `both`: certificate and key in one, as haproxy reads it. */
  authority: string;
  certificate: string;
  key: string;
  both: string;
}

/** An authority of this run alone, and one certificate by it for all the names. */
export async function makeCertificates(folder: string, names: readonly string[]): Promise<Certificates> {
  const kind = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;
  const authority = await generate([{ name: 'commonName', value: 'Narada test authority' }], {
    ...kind,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    ...kind,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    return path;
  };
  return {
    authority: await write('authority.pem', authority.cert),
    certificate: await write('certificate.pem', leaf.cert),
    key: await write('key.pem', leaf.private),
    both: await write('both.pem', `${leaf.cert}\n${leaf.private}`),
  };
}
