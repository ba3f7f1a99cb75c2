/** Radix Colors' dark scales hang on a class. The stage is dark in any case: it carries the class itself. */
export function followColorScheme(root: Element, dark: MediaQueryList): void {
  const apply = () => root.classList.toggle('dark', dark.matches);
  dark.addEventListener('change', apply);
  apply();
}
