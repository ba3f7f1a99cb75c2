import { language, setLanguage, words } from '../i18n/i18n.ts';
import { isLanguage, LANGUAGES } from '../i18n/Language.ts';
import { languageMemory } from '../i18n/languageMemory.ts';
import { Icon } from './Icon.tsx';

export function LanguageSwitch() {
  const choose = (value: string) => {
    if (!isLanguage(value)) return;
    languageMemory.save(value);
    // A catalogue that cannot be fetched leaves the page in the language it has.
    setLanguage(value).catch(() => {});
  };
  return (
    <label class="language">
      <Icon shape="globe" size={18} />
      <select
        aria-label={words().language}
        value={language.value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
