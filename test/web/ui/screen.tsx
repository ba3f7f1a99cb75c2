import { render, type ComponentChild } from 'preact';
import { act } from 'preact/test-utils';
import { setLanguage } from '../../../web/i18n/i18n.ts';
import type { Language } from '../../../web/i18n/Language.ts';

/** Shows something on an empty page, in a language. */
export async function show(what: ComponentChild, language: Language = 'en'): Promise<void> {
  clear();
  await setLanguage(language);
  const place = document.createElement('div');
  document.body.append(place);
  await act(() => render(what, place));
}

/** Takes everything off the page, with its effects. */
export function clear(): void {
  for (const place of document.body.children) render(null, place);
  document.body.replaceChildren();
}

/** The name that assistive technology says, as far as these screens need the rules of accname-1.2. */
function nameOf(element: Element): string {
  const labels =
    element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? [...(element.labels ?? [])] : [];
  const by = element.getAttribute('aria-labelledby');
  const text =
    element.getAttribute('aria-label') ?? (by ? document.getElementById(by)?.textContent : labels[0]?.textContent);
  return (text ?? element.textContent).trim();
}

const SELECTORS = {
  button: 'button',
  textbox: 'input:not([type=radio], [type=checkbox], [type=number]), textarea',
  radio: 'input[type=radio]',
  switch: '[role=switch]',
  spinbutton: 'input[type=number]',
  radiogroup: '[role=radiogroup]',
  status: '[role=status]',
  group: '[role=group]',
  toolbar: '[role=toolbar]',
  dialog: 'dialog',
  heading: 'h1, h2, h3',
  link: 'a',
  menu: 'select',
  menuitem: '[role=menuitem]',
} as const;
export type Role = keyof typeof SELECTORS;

function all(role: Role): Element[] {
  return [...document.querySelectorAll(SELECTORS[role])];
}

export const names = (role: Role): string[] => all(role).map(nameOf);

export function find(role: Role, name: string): HTMLElement | null {
  const found = all(role).find((element) => nameOf(element) === name);
  return found instanceof HTMLElement ? found : null;
}

export function get(role: Role, name: string): HTMLElement {
  const element = find(role, name);
  if (!element) throw new Error(`No ${role} "${name}", but ${names(role).join(', ')}.`);
  return element;
}

export async function press(name: string): Promise<void> {
  await act(() => get('button', name).click());
}

export async function type(name: string, text: string): Promise<void> {
  const field = get('textbox', name);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    throw new Error(`${name} is no field.`);
  await act(() => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Ticks a radio button or a switch. */
export async function tick(role: 'radio' | 'switch', name: string): Promise<void> {
  await act(() => get(role, name).click());
}

/** As Enter does in one of its fields. */
export async function submit(field: string): Promise<void> {
  await act(() => {
    get('textbox', field).closest('form')?.requestSubmit();
  });
}

export const text = (): string => document.body.textContent;
