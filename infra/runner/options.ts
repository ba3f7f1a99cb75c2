import { parseArgs } from 'node:util';
import { fail, succeed, type Result } from './result.ts';

/** One line of --help and one environment variable for each option, from one table. */
export interface OptionSpec {
  /** The word for the value in --help; absent: a switch. */
  value?: string;
  env?: string;
  help: string;
}
export type OptionTable = Readonly<Record<string, OptionSpec>>;

export interface ParsedOptions {
  /** Only what was given; the command line wins over the environment. Switches are 'true'. */
  values: ReadonlyMap<string, string>;
  positionals: readonly string[];
}

/** Reads a command line against its table. Unknown options, missing and empty values are refused. */
export function parseOptions(
  table: OptionTable,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  positionals: number,
): Result<ParsedOptions> {
  const values = new Map<string, string>();
  for (const [name, spec] of Object.entries(table)) {
    const value = spec.env ? env[spec.env] : undefined;
    if (value) values.set(name, value);
  }
  try {
    const parsed = parseArgs({
      args: [...argv],
      allowPositionals: positionals > 0,
      options: Object.fromEntries(
        Object.entries(table).map(([name, spec]) => [
          name,
          { type: spec.value ? ('string' as const) : ('boolean' as const) },
        ]),
      ),
    });
    for (const [name, value] of Object.entries(parsed.values)) {
      if (value === '') return fail('usage', `--${name} needs a value`);
      values.set(name, String(value));
    }
    if (parsed.positionals.length > positionals) {
      return fail('usage', `what is "${parsed.positionals[positionals]}"? See --help`);
    }
    return succeed({ values, positionals: parsed.positionals });
  } catch (error) {
    // parseArgs explains itself in several sentences; the first says what is wrong.
    const first = (error instanceof Error ? error.message : String(error)).split('. ')[0] ?? '';
    return fail('usage', `${first.charAt(0).toLowerCase()}${first.slice(1).replace(/[.\n].*$/s, '')}. See --help`);
  }
}

/** A TCP or UDP port; 0 asks for any free one. */
export function parsePort(name: string, text: string): Result<number> {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return succeed(port);
  return fail('usage', `--${name} must be a port from 1 to 65535, or 0 for any free one, not "${text}"`);
}

/** The lines of --help. */
export function describeOptions(table: OptionTable): string {
  const left = Object.entries(table).map(([name, spec]) => `  --${name}${spec.value ? ` ${spec.value}` : ''}`);
  const width = Math.max(...left.map((text) => text.length)) + 2;
  return Object.values(table)
    .map((spec, i) => `${(left[i] ?? '').padEnd(width)}${spec.help}${spec.env ? ` (or ${spec.env})` : ''}`)
    .join('\n');
}
