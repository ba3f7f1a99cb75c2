import { fileURLToPath } from 'node:url';
import { LAYERS, layerOf } from './layers.ts';
import { refuseImport, type ImportKind } from './refuseImport.ts';

/** The parts of ESTree and of ESLint's rule interface, which oxlint speaks too, that are used here. */
interface Node {
  type: string;
}
interface ImportNode extends Node {
  source: { type: string; value?: unknown } | null;
  importKind?: 'type' | 'value' | null;
  exportKind?: 'type' | 'value' | null;
  specifiers?: readonly { importKind?: 'type' | 'value' | null; exportKind?: 'type' | 'value' | null }[];
}
interface Context {
  filename: string;
  report(problem: { node: Node; message: string }): void;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const pathOf = (context: Context) => context.filename.replace(root, '').replaceAll('\\', '/');

/** `import type …`, or an import whose every name is a type: nothing of it is left at run time. */
function isTypeOnly(node: ImportNode): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = node.specifiers ?? [];
  return names.length > 0 && names.every((name) => name.importKind === 'type' || name.exportKind === 'type');
}

const direction = {
  create(context: Context) {
    const path = pathOf(context);
    const look = (node: ImportNode, kind: ImportKind) => {
      if (typeof node.source?.value !== 'string') return;
      const message = refuseImport(path, node.source.value, kind);
      if (message !== null) context.report({ node, message });
    };
    const lookAtNames = (node: ImportNode) => look(node, isTypeOnly(node) ? 'type' : 'value');
    return {
      ImportDeclaration: lookAtNames,
      ExportNamedDeclaration: lookAtNames,
      ExportAllDeclaration: lookAtNames,
      ImportExpression: (node: ImportNode) => look(node, 'lazy'),
      TSImportType: (node: ImportNode) => look(node, 'type'),
    };
  },
};

const noJsx = {
  create(context: Context) {
    const layer = layerOf(pathOf(context));
    if (layer === null || LAYERS[layer]?.jsx !== false) return {};
    const refuse = (node: Node) => context.report({ node, message: `${layer} has no components: no JSX here.` });
    return { JSXElement: refuse, JSXFragment: refuse };
  },
};

export default { meta: { name: 'house' }, rules: { direction, 'no-jsx': noJsx } };
