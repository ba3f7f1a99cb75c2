import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { siteFiles } from './siteFiles.ts';
import { SiteSettings } from './SiteSettings.ts';

const [input, folder] = process.argv.slice(2);
if (input === undefined || folder === undefined) {
  console.error(`node sfu-config/render.ts SITE.json FOLDER

Writes into FOLDER what the machines of an SFU site need: livekit.yaml, haproxy.cfg (with
admission.lua), relay.nft and, for an external relay, turnserver.conf. sfu-config/SiteSettings.ts says what SITE.json holds.`);
  process.exit(2);
}

const site = v.safeParse(SiteSettings, JSON.parse(readFileSync(input, 'utf8')));
if (site.success) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(siteFiles(site.output))) {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    console.log(join(folder, name));
  }
} else {
  for (const issue of site.issues) console.error(`${input}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  process.exitCode = 1;
}
