import { callWords } from '../../i18n/i18n.ts';
import { Switch } from '../../ui/Switch.tsx';
import { ANNOUNCED, isAnnounced, setAnnounced } from './announcements.ts';

/** What a screen reader is told of. */
export function AnnounceSettings() {
  const t = callWords();
  return (
    <fieldset class="settings-group">
      <legend>{t.announce}</legend>
      {ANNOUNCED.map((kind) => (
        <Switch key={kind} label={t.announced[kind]} on={isAnnounced(kind)} onChange={(on) => setAnnounced(kind, on)} />
      ))}
    </fieldset>
  );
}
