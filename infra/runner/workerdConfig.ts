/** A module of the bundle: its name for imports, and its file relative to the config file. */
export interface BundleModule {
  name: string;
  path: string;
  kind: 'esModule' | 'wasm' | 'text' | 'data';
}

export interface WorkerdConfig {
  /** The box's own entry. */
  front: BundleModule;
  /** The worker's bundle, its entry first. */
  main: readonly BundleModule[];
  /** Absolute folder of the built client. */
  web: string;
  /** Absolute folder for the objects' SQLite files. */
  objects: string;
  /** "127.0.0.1:8080" */
  http: string;
  /** Files relative to the config file. */
  https: { address: string; certificate: string; key: string } | null;
  /** livekit-server: "127.0.0.1:7880" */
  sfu: string;
  /** Text bindings of the worker. */
  bindings: Readonly<Record<string, string>>;
  /** Whose pages may show ours in a frame; of the box's own entry, too. */
  embedders: string;
}

/** As in wrangler.toml. nodejs_compat, named there, is what this date means anyway, and workerd says so on stderr. */
const COMPATIBILITY_DATE = '2026-10-01';

/**
 * A config for standalone workerd in Cap'n Proto's text form (schema: workerd.capnp of the workerd package). It holds
 * secrets: to be written to a file that only its owner reads, never to a command line.
 */
export function renderWorkerdConfig(config: WorkerdConfig): string {
  const texts = { ...config.bindings, EMBEDDERS: config.embedders };
  const bindings = Object.entries(texts).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`);
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "front", worker = (
      modules = [${moduleText(config.front)}],
      compatibilityDate = ${text(COMPATIBILITY_DATE)},
      bindings = [
        (name = "MAIN", service = "main"),
        (name = "SFU", service = "sfu"),
        (name = "ASSETS", service = "assets"),
        (name = "EMBEDDERS", text = ${text(config.embedders)}),
      ],
    )),
    (name = "main", worker = (
      modules = [${config.main.map(moduleText).join(', ')}],
      compatibilityDate = ${text(COMPATIBILITY_DATE)},
      # The key makes the objects' ids: another one would be other objects.
      durableObjectNamespaces = [
        (className = "Meeting", uniqueKey = "narada.Meeting", enableSql = true),
        (className = "Fleet", uniqueKey = "narada.Fleet", enableSql = true),
        (className = "Attempts", uniqueKey = "narada.Attempts", enableSql = true),
      ],
      durableObjectStorage = (localDisk = "objects"),
      bindings = [
        (name = "MEETING", durableObjectNamespace = "Meeting"),
        (name = "FLEET", durableObjectNamespace = "Fleet"),
        (name = "KEY_ATTEMPTS", durableObjectNamespace = "Attempts"),
        ${bindings.join(',\n        ')},
      ],
    )),
    (name = "assets", disk = (path = ${text(config.web)})),
    (name = "objects", disk = (path = ${text(config.objects)}, writable = true)),
    (name = "sfu", external = (address = ${text(config.sfu)}, http = ())),
    # The worker fetches the APIs of the SFUs that the operator has listed, and nothing that a visitor names.
    (name = "internet", network = (allow = ["public", "private", "127.0.0.1/32"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [
    (name = "http", address = ${text(config.http)}, http = (), service = "front"),${httpsSocket(config.https)}
  ],
);
`;
}

function moduleText(module: BundleModule): string {
  return `(name = ${text(module.name)}, ${module.kind} = embed ${text(module.path)})`;
}

function httpsSocket(https: WorkerdConfig['https']): string {
  if (!https) return '';
  const keypair = `privateKey = embed ${text(https.key)}, certificateChain = embed ${text(https.certificate)}`;
  return `
    (name = "https", address = ${text(https.address)}, service = "front", https = (
      options = (),
      tlsOptions = (keypair = (${keypair})),
    )),`;
}

/** A Cap'n Proto text literal: C's escapes, all beyond printable ASCII as its UTF-8 bytes. */
export function text(value: string): string {
  const bytes = [...Buffer.from(value, 'utf8')].map((byte) => {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === '\\') return `\\${char}`;
    return byte >= 0x20 && byte < 0x7f ? char : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `"${bytes.join('')}"`;
}
