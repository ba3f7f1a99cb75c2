import { LAYERS, layerOf } from './layers.ts';

/** value: `import x`, `export … from`. type: erased by the compiler. lazy: `import()`. */
export type ImportKind = 'value' | 'type' | 'lazy';

/**
 * Why a file may not import what it does, or null where it may. `file` is seen from the repository's root; `specifier`
 * is what stands in the import.
 */
export function refuseImport(file: string, specifier: string, kind: ImportKind): string | null {
  const from = layerOf(file);
  if (from === null) return null;
  return specifier.startsWith('.') ? refusePath(from, file, specifier, kind) : refusePackage(from, specifier);
}

function refusePath(from: string, file: string, specifier: string, kind: ImportKind): string | null {
  const path = resolve(file, specifier);
  const to = layerOf(path);
  if (to === from) return null;
  const layer = LAYERS[from] ?? {};
  const allows = (places: readonly string[] = []) => places.some((place) => place === path || place === to);
  if (allows(layer.imports)) return null;
  if (kind === 'type' && allows(layer.types)) return null;
  if (kind === 'lazy' && allows(layer.lazy)) return null;
  const only = allows(layer.types) ? ' but for its types' : allows(layer.lazy) ? ' but by a dynamic import()' : '';
  return `${from} may not import ${to ?? path}${only}.`;
}

function refusePackage(from: string, specifier: string): string | null {
  const allowed = LAYERS[from]?.packages ?? [];
  if (allowed === 'any' || allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return null;
  return `${from} may not import the package ${specifier}.`;
}

/** Where a relative specifier leads, seen from the root, without a query such as `?url`. */
function resolve(file: string, specifier: string): string {
  return new URL(specifier, `root:///${file}`).pathname.slice(1);
}
