import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * Every case is a file at its place in a copy of the house that has nothing but the linter's own configuration, so that
 * what fires here is what fires in `npm run check`.
 */
interface Case {
  file: string;
  code: string;
  /** What the linter says: nothing where the import is legal. */
  says: string[];
}

const allowed = (file: string, code: string): Case => ({ file, code, says: [] });
const refused = (file: string, code: string, says: string): Case => ({ file, code, says: [says] });

const cases: Record<string, Case[]> = {
  'protocol ← domain ← objects ← routes ← app, services ← objects': [
    allowed('worker/protocol/a.ts', `import * as v from 'valibot'; import { b } from './b.ts';`),
    refused(
      'worker/protocol/b.ts',
      `import { x } from '../domain/x.ts';`,
      'worker/protocol may not import worker/domain.',
    ),
    refused('worker/protocol/c.ts', `import { Hono } from 'hono';`, 'worker/protocol may not import the package hono.'),
    refused(
      'worker/protocol/d.ts',
      `import { readFile } from 'node:fs';`,
      'worker/protocol may not import the package node:fs.',
    ),
    allowed('worker/domain/a.ts', `import { NAME_MIN } from '../protocol/name.ts'; import { b } from './seats/b.ts';`),
    allowed(
      'worker/domain/seats/b.ts',
      `import { NAME_MIN } from '../../protocol/name.ts'; import { a } from '../x.ts';`,
    ),
    refused(
      'worker/domain/c.ts',
      `import { x } from '../services/x.ts';`,
      'worker/domain may not import worker/services.',
    ),
    refused(
      'worker/domain/d.ts',
      `import { Meeting } from '../objects/Meeting.ts';`,
      'worker/domain may not import worker/objects.',
    ),
    refused('worker/domain/e.ts', `import { Hono } from 'hono';`, 'worker/domain may not import the package hono.'),
    refused(
      'worker/domain/f.ts',
      `import { env } from 'cloudflare:workers';`,
      'worker/domain may not import the package cloudflare:workers.',
    ),
    refused(
      'worker/domain/g.ts',
      `import type { Meeting } from '../objects/Meeting.ts';`,
      'worker/domain may not import worker/objects.',
    ),
    refused(
      'worker/domain/k.ts',
      `export type M = import('../objects/Meeting.ts').Meeting;`,
      'worker/domain may not import worker/objects.',
    ),
    refused('worker/domain/h.ts', `export { x } from '../routes/x.ts';`, 'worker/domain may not import worker/routes.'),
    refused('worker/domain/i.ts', `export * from '../routes/x.ts';`, 'worker/domain may not import worker/routes.'),
    refused(
      'worker/domain/j.ts',
      `export const x = () => import('../objects/x.ts');`,
      'worker/domain may not import worker/objects.',
    ),
    allowed('worker/services/a.ts', `import { SignJWT } from 'jose'; import type { Env } from '../Env.ts';`),
    refused(
      'worker/services/b.ts',
      `import { Meeting } from '../objects/Meeting.ts';`,
      'worker/services may not import worker/objects.',
    ),
    refused(
      'worker/services/c.ts',
      `import { app } from '../app.ts';`,
      'worker/services may not import worker but for its types.',
    ),
    allowed(
      'worker/objects/a.ts',
      `import { decide } from '../domain/decide.ts'; import { token } from '../services/token.ts';`,
    ),
    refused(
      'worker/objects/b.ts',
      `import { host } from '../routes/host.ts';`,
      'worker/objects may not import worker/routes.',
    ),
    refused('worker/objects/c.ts', `import { Hono } from 'hono';`, 'worker/objects may not import the package hono.'),
    allowed('worker/routes/a.ts', `import { Hono } from 'hono'; import { Meeting } from '../objects/Meeting.ts';`),
    refused(
      'worker/routes/b.ts',
      `import { app } from '../app.ts';`,
      'worker/routes may not import worker but for its types.',
    ),
    allowed('worker/app.ts', `import { Hono } from 'hono'; import { host } from './routes/host.ts';`),
    refused('worker/x.ts', `import { t } from '../web/i18n/t.ts';`, 'worker may not import web/i18n.'),
  ],
  'ui ← features → call → CallPort ← livekit': [
    allowed(
      'web/livekit/a.ts',
      `import { Room } from 'livekit-client'; import type { CallPort } from '../call/CallPort.ts';`,
    ),
    refused(
      'web/livekit/b.ts',
      `import { x } from '../call/x.ts';`,
      'web/livekit may not import web/call but for its types.',
    ),
    refused(
      'web/features/stage/a.ts',
      `import { Room } from 'livekit-client';`,
      'web/features may not import the package livekit-client.',
    ),
    refused(
      'web/features/stage/b.ts',
      `import { x } from '../../livekit/x.ts';`,
      'web/features may not import web/livekit.',
    ),
    refused(
      'web/features/stage/c.ts',
      `export const x = () => import('../../livekit/x.ts');`,
      'web/features may not import web/livekit.',
    ),
    refused(
      'web/features/stage/d.ts',
      `import { x } from '../../control/x.ts';`,
      'web/features may not import web/control.',
    ),
    allowed(
      'web/features/stage/e.ts',
      `import { x } from '../../call/x.ts'; import { Button } from '../../ui/Button.tsx';`,
    ),
    allowed(
      'web/features/stage/f.ts',
      `import './stage.css'; import { h } from 'preact'; import { a } from '../door/a.ts';`,
    ),
    allowed(
      'web/features/stage/g.ts',
      `import { isGuessable } from '../../../worker/protocol/name.ts'; import { t } from '../../i18n/t.ts';`,
    ),
    refused(
      'web/features/stage/h.ts',
      `import { x } from '../../../worker/domain/x.ts';`,
      'web/features may not import worker/domain.',
    ),
    refused(
      'web/features/stage/i.ts',
      `import type { x } from '../../../worker/objects/x.ts';`,
      'web/features may not import worker/objects.',
    ),
    allowed(
      'web/ui/a.ts',
      `import type { DeviceFailure } from '../call/Devices.ts'; import { signal } from '@preact/signals';`,
    ),
    refused(
      'web/ui/b.ts',
      `import { createMeeting } from '../call/createMeeting.ts';`,
      'web/ui may not import web/call but for its types.',
    ),
    refused('web/ui/c.ts', `import { x } from '../features/door/x.ts';`, 'web/ui may not import web/features.'),
    refused('web/ui/d.ts', `import { x } from '../control/x.ts';`, 'web/ui may not import web/control.'),
    refused('web/ui/e.ts', `import type { x } from '../livekit/x.ts';`, 'web/ui may not import web/livekit.'),
    allowed(
      'web/call/a.ts',
      `import { signal } from '@preact/signals'; import { socket } from '../control/socket.ts';`,
    ),
    allowed('web/call/b.ts', `export const x = () => import('../livekit/createCall.ts');`),
    refused(
      'web/call/c.ts',
      `import { x } from '../livekit/x.ts';`,
      'web/call may not import web/livekit but by a dynamic import().',
    ),
    refused('web/call/d.ts', `import { render } from 'preact';`, 'web/call may not import the package preact.'),
    refused(
      'web/call/e.ts',
      `import { Tile } from '../features/stage/Tile.tsx';`,
      'web/call may not import web/features.',
    ),
    refused('web/call/f.tsx', `export const x = <b>no</b>;`, 'web/call has no components: no JSX here.'),
  ],
  'protocol ← control': [
    allowed(
      'web/control/a.ts',
      `import * as v from 'valibot'; import { CLOSE } from '../../worker/protocol/errors.ts';`,
    ),
    allowed('web/control/b.ts', `import { type HostSession } from '../call/HostSession.ts';`),
    refused(
      'web/control/c.ts',
      `import { x } from '../call/x.ts';`,
      'web/control may not import web/call but for its types.',
    ),
    refused('web/control/d.ts', `import { x } from '../livekit/x.ts';`, 'web/control may not import web/livekit.'),
    allowed(
      'web/main.tsx',
      `import { render } from 'preact'; import { createHostSession } from './control/createHostSession.ts';`,
    ),
    refused('web/App.tsx', `import { Room } from 'livekit-client';`, 'web may not import the package livekit-client.'),
  ],
  'how it is run stays apart from what runs': [
    allowed(
      'infra/a.ts',
      `import { liveKitYaml } from '../sfu-config/liveKitYaml.ts'; import { Site } from '../worker/protocol/settings.ts';`,
    ),
    refused('infra/b.ts', `import { x } from '../worker/domain/x.ts';`, 'infra may not import worker/domain.'),
    refused('infra/c.ts', `import { x } from '../web/call/x.ts';`, 'infra may not import web/call.'),
    refused('infra/d.ts', `import { app } from '../worker/app.ts';`, 'infra may not import worker.'),
    allowed('infra/box/front.ts', `import { h } from '../../worker/protocol/securityHeaders.ts';`),
    refused('infra/box/e.ts', `import { app } from '../../worker/app.ts';`, 'infra/box may not import worker.'),
    refused(
      'sfu-config/a.ts',
      `import { x } from '../worker/services/x.ts';`,
      'sfu-config may not import worker/services.',
    ),
    refused('sfu-config/b.ts', `import { x } from '../infra/x.ts';`, 'sfu-config may not import infra.'),
  ],
};

const repository = new URL('../../', import.meta.url).pathname;
let house: string;
/** What the linter said of each file. */
const said = new Map<string, string[]>();

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'narada-house-'));
  for (const part of ['.oxlintrc.json', 'infra/lint', 'package.json']) {
    await cp(join(repository, part), join(house, part), { recursive: true });
  }
  for (const { file, code } of Object.values(cases).flat()) {
    await mkdir(join(house, dirname(file)), { recursive: true });
    await writeFile(join(house, file), code);
  }
  for (const { filename, message } of await lint(house)) said.set(filename, [...(said.get(filename) ?? []), message]);
});

afterAll(() => rm(house, { recursive: true, force: true }));

describe.each(Object.entries(cases))('%s', (_, group) => {
  test.each(group)('$file: $code → $says', ({ file, says }) => {
    expect(said.get(file) ?? []).toEqual(says);
  });
});

interface Finding {
  code: string;
  filename: string;
  message: string;
}

/** The findings of the house's own rules, as the configuration switches them on. The others have much to say here. */
async function lint(folder: string): Promise<Finding[]> {
  const oxlint = join(repository, 'node_modules/.bin/oxlint');
  const output = await new Promise<string>((resolve) => {
    execFile(oxlint, ['--format', 'json'], { cwd: folder, maxBuffer: 1e8 }, (_error, stdout, stderr) => {
      resolve(stdout || stderr);
    });
  });
  const { diagnostics } = JSON.parse(output) as { diagnostics: Finding[] };
  return diagnostics.filter(({ code }) => code.startsWith('house('));
}
