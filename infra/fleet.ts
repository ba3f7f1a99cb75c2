import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { describeFleet } from './fleet/describeFleet.ts';
import { FleetApi } from './fleet/FleetApi.ts';
import { readOperatorKey } from './runner/operatorKey.ts';
import { describeOptions, parseOptions, type OptionTable } from './runner/options.ts';
import { readStateFile } from './runner/readStateFile.ts';
import { fail, reason, succeed, type Result } from './runner/result.ts';
import { runCommand } from './runner/runCommand.ts';
import { defaultStateFolder, STATE_OPTION, statePaths } from './runner/statePaths.ts';

const TABLE: OptionTable = {
  url: { value: 'URL', env: 'NARADA_URL', help: 'the deployment. Default: the box that runs with this state folder' },
  'key-file': { value: 'PATH', env: 'NARADA_OPERATOR_KEY_FILE', help: "the operator key. Default: the box's" },
  json: { help: 'print what was answered as JSON' },
  state: STATE_OPTION,
  help: { help: 'this text' },
};

const HELP = `npm run fleet -- list | add FILE | drain SITE | undrain SITE | remove SITE | status

Shows and changes the media servers of a running deployment, without a restart.

  list          the sites
  add FILE      a site, from JSON ("-" reads standard input); one with the same id is described anew
  drain SITE    it takes no meeting any more, and those that it has move away
  undrain SITE  it takes meetings again
  remove SITE   forget it; nobody may be there
  status        the sites with the sizes of their meetings

${describeOptions(TABLE)}`;

const Box = v.object({ url: v.string() });
type Values = ReadonlyMap<string, string>;

await runCommand(async () => {
  const parsed = parseOptions(TABLE, process.argv.slice(2), process.env, 2);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.has('help')) {
    console.log(HELP);
    return succeed(undefined);
  }
  const api = connect(values);
  if (!api.ok) return api;
  return perform(api.value, positionals[0], positionals[1], values.has('json'));
});

function connect(values: Values): Result<FleetApi> {
  const paths = statePaths(resolve(values.get('state') ?? defaultStateFolder(process.env, homedir())));
  const key = readOperatorKey(values.get('key-file') ?? paths.operatorKey);
  if (!key.ok) return key;
  const url = values.get('url');
  if (url !== undefined) return succeed(new FleetApi(url, key.value));
  const box = readStateFile(paths.box, Box);
  if (!box.ok) return box;
  if (!box.value) return fail('usage', `no box has run with ${paths.folder}; give --url or --state`);
  return succeed(new FleetApi(box.value.url, key.value));
}

async function perform(
  api: FleetApi,
  action: string | undefined,
  target: string | undefined,
  json: boolean,
): Promise<Result<void>> {
  switch (action) {
    case 'list':
    case 'status':
      return target === undefined ? show(api, action, json) : fail('usage', `${action} takes no further word`);
    case 'add':
    case 'drain':
    case 'undrain':
    case 'remove': {
      if (target === undefined) return fail('usage', `${action} needs a ${action === 'add' ? 'file' : 'site'}`);
      const done = await change(api, action, target);
      return done.ok ? show(api, 'list', json) : done;
    }
    default:
      return fail('usage', 'say what to do: list, add, drain, undrain, remove or status. See --help');
  }
}

async function change(api: FleetApi, action: 'add' | 'drain' | 'undrain' | 'remove', target: string) {
  if (action !== 'add') return api[action](target);
  try {
    return await api.add(readFileSync(target === '-' ? 0 : target, 'utf8'));
  } catch (error) {
    return fail('usage', `${target} cannot be read: ${reason(error)}`);
  }
}

async function show(api: FleetApi, what: 'list' | 'status', json: boolean): Promise<Result<void>> {
  const status = await api.status();
  if (!status.ok) return status;
  console.log(json ? JSON.stringify(status.value, null, 2) : describeFleet(status.value));
  if (what === 'status' && !json) {
    for (const { id, sizes } of status.value.sites)
      console.log(`${id}: people in its meetings: ${sizes.join(' ') || '-'}`);
  }
  return succeed(undefined);
}
