import { words } from '../i18n/i18n.ts';
import { HomeLink } from './HomeLink.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Mark } from './Mark.tsx';

export function Header({ goHome }: { goHome(): void }) {
  const t = words();
  return (
    <header class="header">
      <HomeLink class="brand" label={t.home} goHome={goHome}>
        <Mark />
        {t.title}
      </HomeLink>
      <LanguageSwitch />
    </header>
  );
}
