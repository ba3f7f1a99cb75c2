import { render } from 'preact';
import { chooseLanguage } from '../../../web/i18n/chooseLanguage.ts';
import { setLanguage } from '../../../web/i18n/i18n.ts';
import { followColorScheme } from '../../../web/styles/followColorScheme.ts';
import '../../../web/styles/index.css';
import { screens } from './screens.tsx';

// Every screen with fakes behind it, to be looked at: ?screen=door&lang=pl&face=URL. Without a screen: the list.
const query = new URLSearchParams(location.search);
const screen = screens[query.get('screen') ?? ''];
const face = query.get('face');

/** Null where none is asked for. */
async function loadFace(): Promise<HTMLImageElement | undefined> {
  if (face === null) return undefined;
  const image = new Image();
  image.src = face;
  await image.decode();
  return image;
}

followColorScheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)'));
await setLanguage(chooseLanguage(query.get('lang'), navigator.languages));
const place = document.getElementById('app');
if (place) render(screen ? screen(await loadFace()) : <List />, place);

function List() {
  return (
    <ul>
      {Object.keys(screens).map((name) => (
        <li key={name}>
          <a href={`?screen=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
