import { parseSync } from 'vite';

/** Attributes that a person reads or hears. */
const SPOKEN = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'hint',
  'problem',
  'name',
]);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const hasLetters = (text: string) => /\p{L}{2}/u.test(text);

/** The words that a component shows without a catalogue: text between tags, strings in braces there, spoken attributes. */
export function literalText(file: string, source: string): string[] {
  const found: string[] = [];
  visit(parseSync(file, source).program, false, found);
  return found;
}

/** `shown`: whether a string at this place would be shown. */
function visit(node: unknown, shown: boolean, found: string[]): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, shown, found);
    return;
  }
  if (!isRecord(node)) return;
  switch (node['type']) {
    case 'JSXText':
      note(node['value'], found);
      return;
    case 'Literal':
    case 'TemplateElement':
      if (shown) note(isRecord(node['value']) ? node['value']['cooked'] : node['value'], found);
      return;
    case 'JSXAttribute': {
      const name = isRecord(node['name']) ? node['name']['name'] : null;
      visit(node['value'], typeof name === 'string' && SPOKEN.has(name), found);
      return;
    }
    case 'JSXElement':
    case 'JSXFragment':
      visit(node['openingElement'], false, found);
      visit(node['children'], true, found);
      return;
    // What a condition compares is not shown, only what comes of it.
    case 'ConditionalExpression':
      visit(node['test'], false, found);
      visit([node['consequent'], node['alternate']], shown, found);
      return;
    case 'LogicalExpression':
      visit(node['left'], node['operator'] !== '&&' && shown, found);
      visit(node['right'], shown, found);
      return;
    case 'JSXExpressionContainer':
    case 'TemplateLiteral':
      visit(Object.values(node), shown, found);
      return;
    default:
      // Arguments, functions and the like: only the JSX in them is shown.
      visit(Object.values(node), false, found);
  }
}

function note(value: unknown, found: string[]): void {
  if (typeof value === 'string' && hasLetters(value)) found.push(value.trim());
}
