import { admissionScript } from './admissionScript.ts';
import { coturnConfig } from './coturnConfig.ts';
import { proxyConfig } from './proxyConfig.ts';
import { relayFirewall } from './relayFirewall.ts';
import { renderSfuConfig } from './renderSfuConfig.ts';
import { siteSfuConfig } from './siteSfuConfig.ts';
import type { SiteSettings } from './SiteSettings.ts';

/** Everything that a site's machines need, by file name. Some hold secrets. */
export function siteFiles(site: SiteSettings): Record<string, string> {
  const coturn = coturnConfig(site);
  const admission = admissionScript(site);
  return {
    'livekit.yaml': renderSfuConfig(siteSfuConfig(site)),
    'haproxy.cfg': proxyConfig(site),
    ...(admission === null ? {} : { 'admission.lua': admission }),
    'relay.nft': relayFirewall(site),
    ...(coturn === null ? {} : { 'turnserver.conf': coturn }),
  };
}
