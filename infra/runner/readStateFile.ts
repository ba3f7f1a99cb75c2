import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { fail, reason, succeed, type Result } from './result.ts';

/** A JSON file of the state folder. Null: not there yet. What cannot be read is named and left as it is. */
export function readStateFile<S extends v.GenericSchema>(path: string, schema: S): Result<v.InferOutput<S> | null> {
  if (!existsSync(path)) return succeed(null);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    // JSON.parse quotes what it could not read, which may be a secret.
    const why = error instanceof SyntaxError ? 'it is no JSON' : reason(error);
    return fail('state_file', `${path} cannot be read: ${why}. Mend it, or move it away to begin anew`);
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return succeed(parsed.output);
  const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the whole').join(', ');
  return fail('state_file', `${path} is not as it should be (${where}). Mend it, or move it away to begin anew`);
}
