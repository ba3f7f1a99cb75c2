import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { FleetStatus } from '../../../worker/protocol/fleet.ts';
import { inNamespace } from './command.ts';

/** A deployment's operator, who sits in a namespace and types `npm run fleet -- …`. */
export interface Operator {
  status(): Promise<FleetStatus>;
  drain(site: string): Promise<void>;
  undrain(site: string): Promise<void>;
}

export function operate(namespace: string, url: string, keyFile: string): Operator {
  const program = fileURLToPath(new URL('../../../infra/fleet.ts', import.meta.url));
  const fleet = (...words: string[]) =>
    inNamespace(namespace, process.execPath, [program, ...words, '--json', '--url', url, '--key-file', keyFile]);
  return {
    status: async () => v.parse(FleetStatus, JSON.parse(await fleet('status'))),
    drain: async (site) => void (await fleet('drain', site)),
    undrain: async (site) => void (await fleet('undrain', site)),
  };
}
