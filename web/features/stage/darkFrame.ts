/** Of the stage: sage 1, dark. */
const STAGE = '#101211';

/** The browser's own bars take the colour of the stage, which is dark in any theme. Answers the function that ends it. */
export function darkFrame(page: Document): () => void {
  const metas = [...page.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')];
  const before = metas.map(({ content }) => content);
  for (const meta of metas) meta.content = STAGE;
  return () => metas.forEach((meta, index) => (meta.content = before[index] ?? ''));
}
