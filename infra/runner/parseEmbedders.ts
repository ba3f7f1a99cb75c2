import * as v from 'valibot';
import { Embedders } from '../../worker/protocol/settings.ts';
import { fail, succeed, type Result } from './result.ts';

/** From --embedders. */
export function parseEmbedders(text: string): Result<readonly string[]> {
  const parsed = v.safeParse(Embedders, text);
  if (parsed.success) return succeed(parsed.output);
  return fail(
    'usage',
    `--embedders must be origins as https://intranet.example.org, with commas between, not "${text}"`,
  );
}
