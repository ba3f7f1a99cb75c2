import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addHostKey, readHostKeys, revokeHostKey } from './runner/hostKeys.ts';
import { openStateFolder } from './runner/openStateFolder.ts';
import { describeOptions, parseOptions, type OptionTable } from './runner/options.ts';
import { fail, succeed, type Result } from './runner/result.ts';
import { runCommand } from './runner/runCommand.ts';
import { defaultStateFolder, STATE_OPTION } from './runner/statePaths.ts';

const TABLE: OptionTable = { state: STATE_OPTION, help: { help: 'this text' } };

const HELP = `npm run host-key -- add NAME | list | revoke NAME

Makes a key with which a host signs in, lists the hosts, or takes a key away. A running box notices at once.

${describeOptions(TABLE)}`;

await runCommand(async () => {
  const parsed = parseOptions(TABLE, process.argv.slice(2), process.env, 2);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.has('help')) {
    console.log(HELP);
    return succeed(undefined);
  }
  const [action, name] = positionals;
  const repository = fileURLToPath(new URL('..', import.meta.url));
  const folder = resolve(values.get('state') ?? defaultStateFolder(process.env, homedir()));
  const wrong = wrongUse(action, name);
  if (wrong) return wrong;
  const state = openStateFolder(folder, repository, (line) => console.error(line));
  if (!state.ok) return state;
  return perform(action ?? '', name ?? '', state.value.hostKeys);
});

function wrongUse(action: string | undefined, name: string | undefined): Result<void> | null {
  if (action !== 'add' && action !== 'revoke' && action !== 'list') {
    return fail('usage', 'say what to do: add NAME, list, or revoke NAME. See --help');
  }
  if ((action === 'list') !== (name === undefined)) {
    return fail('usage', action === 'list' ? 'list takes no name' : `${action} needs a name`);
  }
  return null;
}

function perform(action: string, name: string, path: string): Result<void> {
  if (action === 'add') {
    const key = addHostKey(path, name, randomBytes);
    if (!key.ok) return key;
    console.log(`Host name: ${name.normalize('NFKC').trim()}\nHost key: ${key.value}\nThis key is shown once.`);
    return succeed(undefined);
  }
  if (action === 'revoke') {
    const revoked = revokeHostKey(path, name);
    if (revoked.ok) console.log(`${name} is no host any more.`);
    return revoked;
  }
  const keys = readHostKeys(path);
  if (!keys.ok) return keys;
  for (const key of keys.value ?? []) console.log(key.name);
  return succeed(undefined);
}
