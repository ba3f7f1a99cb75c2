import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CLOSE, ERROR_STATUS } from '../../worker/protocol/errors.ts';
import { ClientMessage } from '../../worker/protocol/clientMessages.ts';
import { SERVER_MESSAGES } from '../../worker/protocol/messages.ts';

const protocol = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8');
const security = readFileSync(new URL('../../docs/SECURITY.md', import.meta.url), 'utf8');
const types = [...ClientMessage.options, ...Object.values(SERVER_MESSAGES)].map(
  (option) => option.entries.type.literal,
);

it.each(Object.keys(ERROR_STATUS))('docs/PROTOCOL.md explains the error %s', (code) => {
  expect(protocol).toContain(`\`${code}\``);
});

it.each(types)('docs/PROTOCOL.md explains the message %s', (type) => {
  expect(protocol).toMatch(new RegExp(`\`${type}[ \`]`));
});

it.each(Object.values(CLOSE))('docs/PROTOCOL.md explains the close code %i', (code) => {
  expect(protocol).toContain(String(code));
});

it('docs/SECURITY.md names tests that there are', () => {
  const named = [...new Set([...security.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path ?? ''))];
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)))).toEqual([]);
});
