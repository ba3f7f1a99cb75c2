import { render } from 'preact';
import { App } from './App.tsx';
import { createHostSession } from './control/createHostSession.ts';
import { createRouter } from './features/route/createRouter.ts';
import { chooseLanguage } from './i18n/chooseLanguage.ts';
import { setLanguage } from './i18n/i18n.ts';
import { languageMemory } from './i18n/languageMemory.ts';
import { followColorScheme } from './styles/followColorScheme.ts';
import './styles/index.css';

followColorScheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)'));
const session = createHostSession();
const router = createRouter(window);
const place = document.getElementById('app');

await setLanguage(chooseLanguage(languageMemory.load(), navigator.languages));
if (place) render(<App router={router} session={session} />, place);
