import type { Site } from '../../worker/protocol/settings.ts';

/** A site of which only the id matters. */
export const aSite = (id = 'one', over: Partial<Site> = {}): Site => ({
  id,
  url: `wss://${id}.test`,
  api: `http://${id}.test`,
  key: `key-${id}`,
  secret: 'a-secret-of-the-tests-of-40-characters..',
  region: '',
  capacity: 100_000,
  metrics: [],
  ...over,
});
