import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderWorkerdConfig, text, type WorkerdConfig } from '../../infra/runner/workerdConfig.ts';
import { aFolder } from './aFolder.ts';

const module = { name: 'index.js', path: 'index.js', kind: 'esModule' } as const;
const aConfig = (over: Partial<WorkerdConfig> = {}): WorkerdConfig => ({
  front: module,
  main: [module],
  web: '/srv/web',
  objects: '/srv/objects',
  http: '127.0.0.1:8080',
  https: null,
  sfu: '127.0.0.1:7880',
  bindings: {},
  embedders: '',
  ...over,
});

it('escapes what would end a literal, and bytes beyond ASCII', () => {
  expect(text('a"b\\c\n')).toBe('"a\\"b\\\\c\\x0a"');
  expect(text('ż')).toBe('"\\xc5\\xbc"');
});

it('serves the network only when asked', () => {
  expect(renderWorkerdConfig(aConfig())).not.toContain('https');
  const https = { address: '0.0.0.0:8443', certificate: 'c.pem', key: 'k.pem' };
  expect(renderWorkerdConfig(aConfig({ https }))).toContain('certificateChain = embed "c.pem"');
});

it('is read by the real workerd with every awkward character in it', () => {
  const folder = aFolder();
  const nasty = `"), (name = "x", text = "\\ \n\t\u0000 ż 😀 \${x}`;
  writeFileSync(join(folder, 'index.js'), 'export class Meeting {}\nexport default {};\n');
  writeFileSync(
    join(folder, 'c.capnp'),
    renderWorkerdConfig(aConfig({ bindings: { HOST_KEYS: nasty }, web: `/srv/${nasty}` })),
  );
  const workerd: { default: string } = createRequire(import.meta.url)('workerd');
  // `compile` reads the config whole and starts nothing.
  const binary = execFileSync(workerd.default, ['compile', 'c.capnp', '--config-only'], {
    cwd: folder,
    maxBuffer: 1e9,
  });
  expect(binary.includes(Buffer.from(nasty))).toBe(true);
});
