import * as v from 'valibot';
import { readStateFile } from './readStateFile.ts';
import { succeed, type Result } from './result.ts';
import { writePrivateFile } from './writePrivateFile.ts';

/** 32 bytes in base64url. */
const secret = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Secrets = v.object({
  sfuKey: v.pipe(v.string(), v.regex(/^[\w-]{3,64}$/)),
  sfuSecret: secret,
  pepper: secret,
  sessionSecret: secret,
});
export type Secrets = v.InferOutput<typeof Secrets>;

/** The secrets of a state folder, made on the first run from `random(bytes)`. */
export function loadSecrets(path: string, random: (bytes: number) => Buffer): Result<Secrets> {
  const kept = readStateFile(path, Secrets);
  if (!kept.ok) return kept;
  if (kept.value) return succeed(kept.value);
  const made: Secrets = {
    sfuKey: `API${random(9).toString('base64url')}`,
    sfuSecret: random(32).toString('base64url'),
    pepper: random(32).toString('base64url'),
    sessionSecret: random(32).toString('base64url'),
  };
  writePrivateFile(path, `${JSON.stringify(made, null, 2)}\n`);
  return succeed(made);
}
