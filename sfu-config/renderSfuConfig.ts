import * as v from 'valibot';
import { stringify } from 'yaml';
import { SfuConfig } from './SfuConfig.ts';

/** The text of livekit.yaml. Throws on a config that breaks its schema: that is a bug of the caller. */
export function renderSfuConfig(config: SfuConfig): string {
  return `# Written by Narada at every start; changes here are lost.\n${stringify(v.parse(SfuConfig, config))}`;
}
