import { cloudflare } from '@cloudflare/vite-plugin';
import preact from '@preact/preset-vite';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { iconSprite } from './infra/bundle/iconSprite.ts';
import { leanLivekit } from './infra/bundle/leanLivekit.ts';
import { promptLivekit } from './infra/bundle/promptLivekit.ts';
import { ICON_NAMES } from './web/ui/iconNames.ts';
import { securityHeaders } from './worker/protocol/securityHeaders.ts';

/** What `npm run dev` (infra/runner/runDev.ts) hands over; absent in a build and in tests. */
const Dev = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ bindings: v.record(v.string(), v.string()), objects: v.string() }),
);

/** The edge serves files without the worker and takes their headers from this file; the box's entry sets them itself. */
const edgeHeaders: Plugin = {
  name: 'edge-headers',
  generateBundle() {
    const secure = securityHeaders({ https: true, embedders: [] });
    const hashed = { ...secure, 'Cache-Control': 'public, max-age=31536000, immutable' };
    const rule = (path: string, headers: Readonly<Record<string, string>>) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
    const source = [rule('/assets/*', hashed), rule('/*.svg', secure)].join('\n');
    this.emitFile({ type: 'asset', fileName: '_headers', source: `${source}\n` });
  },
};

/** As near to the real ones as hot reload allows: vite writes style elements, and its overlay writes markup. */
function devHeaders(): Record<string, string> {
  const headers = securityHeaders({ https: false, embedders: [] });
  const policy = (headers['Content-Security-Policy'] ?? '')
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("require-trusted-types-for 'script'; trusted-types 'none'; ", '');
  return { ...headers, 'Content-Security-Policy': policy };
}

/** Icons are markup, not program: each is in the page once, whatever shows it. */
const icons: Plugin = {
  name: 'icons',
  transformIndexHtml: (html) => html.replace('<div id="app">', `${iconSprite(ICON_NAMES)}\n    <div id="app">`),
};

/** Vite wraps each dynamic import to preload what comes with it. Here nothing does (see `build` below). */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  apply: 'build',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

const BEFORE = new RegExp(
  [
    'node_modules/(preact|@preact|valibot)/',
    'vite/preload-helper',
    'worker/protocol/(?!hostKey|fleet|room|watch|youtube)',
    // Not main.tsx: it awaits the catalogue, and who imports it would await it, too.
    // What only a call needs is in call/room/.
    'web/(App|call/(?!room/)|control/)',
    'web/features/(door/(?!Refused|Waiting)|host/HostStatus|landing/(?!Guessable)|lazily|Later|Loading|meeting/|parts|route/(?!InvalidName)|trackFeed)',
    'web/features/(settings/DeviceToggles|camera/isMirrored)',
    'web/i18n/(Language|chooseLanguage|i18n|languageMemory)',
    'web/ui/(Field|Header|HomeLink|Icon|LanguageSwitch|Mark|Video)\\.',
  ].join('|'),
);
const isBefore = (module: string) => BEFORE.test(module);

export default defineConfig(({ command, mode }): UserConfig => {
  const handed = process.env['NARADA_DEV'];
  const dev = handed && command === 'serve' && mode !== 'test' ? v.parse(Dev, handed) : null;
  return {
    root: 'web',
    plugins: [
      preact(),
      edgeHeaders,
      icons,
      promptLivekit,
      leanLivekit,
      plainImports,
      ...(dev
        ? [
            cloudflare({
              configPath: '../wrangler.toml',
              config: (config) => {
                config.vars = dev.bindings;
                // vite serves the page and the modules that it is made of.
                const assets = { run_worker_first: ['/api/*'], not_found_handling: 'single-page-application' as const };
                config.assets = { ...config.assets, ...assets };
              },
              persistState: { path: dev.objects },
              inspectorPort: false,
            }),
          ]
        : []),
    ],
    server: { headers: devHeaders() },
    resolve: {
      // The shipped source bundles 11 % smaller than the shipped bundle.
      alias: { 'livekit-client': fileURLToPath(new URL('node_modules/livekit-client/src/index.ts', import.meta.url)) },
    },
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: false,
      // One style sheet and plain imports: no code is shipped only to load other code.
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // What every visitor needs before a call compresses best in one piece.
            groups: [{ name: 'base', test: isBefore }],
          },
        },
      },
    },
  };
});
