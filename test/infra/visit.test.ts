import { expect, test } from 'vitest';
import type { Chunk } from '../../infra/size/Chunk.ts';
import { visit } from '../../infra/size/visit.ts';

const aChunk = (file: string, chunk: Partial<Chunk> = {}): Chunk => ({
  file,
  isEntry: false,
  module: null,
  imports: [],
  gzip: 1,
  ...chunk,
});

const entry = aChunk('main.js', { isEntry: true, imports: ['shared.js'] });
const shared = aChunk('shared.js');
const english = aChunk('en.js', { module: 'web/i18n/en.ts', gzip: 30 });
const polish = aChunk('pl.js', { module: 'web/i18n/pl.ts', gzip: 40 });
const livekit = aChunk('livekit.js', { module: 'web/livekit/createCall.ts', imports: ['sdk.js', 'shared.js'] });
const signIn = aChunk('host.js', { module: 'web/features/host/SignInDialog.tsx', imports: ['shared.js'] });
const sdk = aChunk('sdk.js');
const chat = aChunk('chat.js', { module: 'web/features/chat/Chat.tsx', imports: ['shared.js', 'emoji.js'] });
const emoji = aChunk('emoji.js');
const fleet = aChunk('fleet.js', { module: 'web/features/fleet/FleetPage.tsx', imports: ['shared.js'] });

test('a visitor loads the entry and one language before a call, the media only with the call, the chat with its first use, and never the operator’s page', () => {
  const result = visit([entry, shared, english, polish, signIn, livekit, sdk, fleet, chat, emoji]);
  expect(result).toEqual({
    ok: true,
    visit: {
      before: new Set([entry, shared, polish]),
      host: new Set([signIn]),
      inCall: new Set([entry, shared, polish, signIn, livekit, sdk]),
      onUse: new Map([['web/features/chat/Chat.tsx', new Set([chat, emoji])]]),
      operator: new Set([fleet]),
    },
  });
});

test('a dynamic import that nobody has thought of is not weighed as nothing', () => {
  const stray = aChunk('stray.js', { module: 'web/stray.ts' });
  expect(visit([entry, stray])).toEqual({ ok: false, unknown: 'web/stray.ts' });
});
