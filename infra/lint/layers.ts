/**
 * What a layer may import. Paths are folders or files of the repository, seen from its root; the longest that fits a
 * file is its layer. A layer may always import itself. `types`: `import type` only. `lazy`: `import()` only.
 * A package stands for its subpaths too.
 */
interface Layer {
  imports?: readonly string[];
  types?: readonly string[];
  lazy?: readonly string[];
  packages?: readonly string[] | 'any';
  /** False where the layer is plain code without a component. */
  jsx?: boolean;
}

const signals = '@preact/signals';
const screen = ['preact', signals];

/** The dependency direction of the house. What is not written here is not allowed. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  // The worker: protocol ← domain ← objects ← routes ← app, services ← objects.
  'worker/protocol': { packages: ['valibot'], jsx: false },
  'worker/domain': { imports: ['worker/protocol'], packages: ['valibot'], jsx: false },
  'worker/services': {
    imports: ['worker/domain', 'worker/protocol'],
    types: ['worker'],
    packages: ['hono', 'jose', 'livekit-server-sdk', 'valibot', 'cloudflare:workers', 'node:crypto'],
    jsx: false,
  },
  'worker/objects': {
    imports: ['worker/services', 'worker/domain', 'worker/protocol'],
    types: ['worker'],
    packages: ['valibot', 'cloudflare:workers'],
    jsx: false,
  },
  'worker/routes': {
    imports: ['worker/objects', 'worker/services', 'worker/domain', 'worker/protocol'],
    types: ['worker'],
    packages: ['hono', 'valibot', 'cloudflare:workers'],
    jsx: false,
  },
  worker: {
    imports: ['worker/routes', 'worker/objects', 'worker/services', 'worker/domain', 'worker/protocol'],
    packages: ['hono', 'valibot', 'cloudflare:workers'],
    jsx: false,
  },

  // The client: ui ← features → call → CallPort ← livekit; protocol ← control, call.
  'web/control': { imports: ['worker/protocol'], types: ['web/call'], packages: ['valibot', signals], jsx: false },
  'web/livekit': {
    imports: ['worker/protocol'],
    types: ['web/call'],
    packages: ['livekit-client', signals],
    jsx: false,
  },
  // The only one that knows of the libraries for pictures and sound.
  'web/effects': {
    types: ['web/call'],
    packages: ['@mediapipe/tasks-vision', '@sapphi-red/web-noise-suppressor', signals],
    jsx: false,
  },
  'web/call': { imports: ['web/control', 'worker/protocol'], lazy: ['web/livekit'], packages: [signals], jsx: false },
  'web/i18n': { imports: ['worker/protocol'], types: ['web/call'], packages: ['preact', signals] },
  'web/ui': { imports: ['web/i18n', 'web/styles'], types: ['web/call', 'worker/protocol'], packages: screen },
  'web/features': {
    imports: ['web/call', 'web/effects', 'web/ui', 'web/i18n', 'web/styles', 'worker/protocol'],
    lazy: ['web/features/fleet', 'web/features/qr', 'web/features/watch'],
    packages: screen,
  },
  // YouTube's player speaks a protocol of its own, which is parsed here.
  'web/features/watch': {
    imports: ['web/features', 'web/call', 'web/ui', 'web/i18n', 'web/styles', 'worker/protocol'],
    packages: [...screen, 'valibot'],
  },
  'web/features/qr': { imports: ['web/i18n', 'web/styles'], packages: [...screen, 'uqr'] },
  // The operator's page knows of no meeting. It speaks HTTP itself, so it parses what it hears.
  'web/features/fleet': {
    imports: ['web/ui', 'web/i18n', 'web/styles', 'worker/protocol'],
    packages: [...screen, 'valibot'],
  },
  web: {
    imports: ['web/features', 'web/call', 'web/control', 'web/ui', 'web/i18n', 'web/styles', 'worker/protocol'],
    packages: screen,
  },
  'web/styles': {},

  // How it is run. The front of a box is bundled into its own worker.
  'sfu-config': { imports: ['worker/protocol'], packages: 'any', jsx: false },
  infra: { imports: ['sfu-config', 'worker/protocol'], packages: 'any', jsx: false },
  'infra/front': { imports: ['worker/protocol'], packages: [], jsx: false },
  'infra/box': { imports: ['infra/front', 'worker/protocol'], packages: 'any', jsx: false },
};

/** `path` lies in `folder`, or is it. */
const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** The layer that a file belongs to, null for tests and the tools' own configurations. */
export function layerOf(path: string): string | null {
  const fitting = Object.keys(LAYERS).filter((folder) => within(path, folder));
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
