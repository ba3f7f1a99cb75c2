import { isAbsolute, join } from 'node:path';
import type { OptionSpec } from './options.ts';

export const STATE_OPTION: OptionSpec = {
  value: 'FOLDER',
  env: 'NARADA_STATE',
  help: 'keys, secrets and running meetings. Default ~/.local/state/narada',
};

/** XDG Base Directory Specification: a relative path in the variable is invalid and ignored. */
export function defaultStateFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const base = env['XDG_STATE_HOME'];
  return join(base && isAbsolute(base) ? base : join(home, '.local', 'state'), 'narada');
}

/** The same for what can be fetched or built again. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const base = env['XDG_CACHE_HOME'];
  return join(base && isAbsolute(base) ? base : join(home, '.cache'), 'narada');
}

/** Everything that a state folder holds. */
export const statePaths = (folder: string) => ({
  folder,
  /** Held locked by the runner for as long as it lives. */
  lock: join(folder, 'lock.sqlite'),
  pid: join(folder, 'runner.pid'),
  secrets: join(folder, 'secrets.json'),
  hostKeys: join(folder, 'host-keys.json'),
  operatorKey: join(folder, 'operator-key'),
  /** Where the box was reached when it ran last. */
  box: join(folder, 'box.json'),
  sfuConfig: join(folder, 'livekit.yaml'),
  workerdConfig: join(folder, 'workerd.capnp'),
  /** SQLite files of the Durable Objects. */
  objects: join(folder, 'objects'),
  /** The same for `npm run dev`. */
  devObjects: join(folder, 'dev-objects'),
  /** What is being served: a copy, so that a build does not pull the page from under a running box. */
  app: join(folder, 'app'),
  certificate: join(folder, 'tls', 'certificate.pem'),
  certificateKey: join(folder, 'tls', 'key.pem'),
  logs: join(folder, 'logs'),
});
export type StatePaths = ReturnType<typeof statePaths>;
