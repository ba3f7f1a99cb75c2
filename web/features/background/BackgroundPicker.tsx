import { useModel } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Devices } from '../../call/Devices.ts';
import { canPaint } from '../../effects/background/canPaint.ts';
import { BLUR, PICTURE, PICTURES, type PictureName } from '../../effects/background/choices.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { BackgroundPickerModel } from './BackgroundPickerModel.ts';
import { backgroundOf } from './backgroundOf.ts';
import '../../styles/background.css';

const NAMES = Object.keys(PICTURES) as PictureName[];

/** What the others see behind oneself. */
export function BackgroundPicker({ devices }: { devices: Devices }) {
  const background = backgroundOf(devices);
  const model = useModel(() => new BackgroundPickerModel(background));
  const hint = useId();
  const group = useId();
  const t = settingsWords();
  const chosen = background.choice.value;
  const problem = model.problem.value;
  if (!canPaint()) return <p class="note">{t.backgroundUnsupported}</p>;
  const option = (choice: string, label: string, picture: string | null, manner: OptionProps['manner'] = 'plain') => (
    <Option key={choice} {...{ choice, label, picture, manner, chosen, group }} choose={background.choose} />
  );
  return (
    <>
      <div role="radiogroup" aria-label={t.background} class="backgrounds">
        {option('', t.backgrounds.none, null)}
        {option(BLUR.light, t.backgrounds[BLUR.light], PICTURES.window, 'light')}
        {option(BLUR.strong, t.backgrounds[BLUR.strong], PICTURES.window, 'strong')}
        {NAMES.map((name) => option(PICTURE + name, t.backgrounds[`${PICTURE}${name}`], PICTURES[name]))}
        {model.own.value.map(({ choice, url }, index) => option(choice, t.ownPicture(index + 1), url))}
      </div>
      <div class="background-own">
        <label class="button">
          <input
            type="file"
            accept="image/*"
            class="background-file"
            aria-describedby={hint}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              // The same file may be chosen again.
              event.currentTarget.value = '';
              if (file) void model.add(file);
            }}
          />
          {t.addPicture}
        </label>
        {model.own.value.map(
          ({ choice }, index) =>
            choice === chosen && (
              <button key={choice} type="button" class="button quiet" onClick={() => void model.remove(choice)}>
                {t.removePicture(t.ownPicture(index + 1))}
              </button>
            ),
        )}
        <p id={hint} class="note">
          {t.addPictureHint}
        </p>
        <p role="alert" class="note problem">
          {problem === null ? '' : t[problem]}
        </p>
      </div>
    </>
  );
}

interface OptionProps {
  choice: string;
  label: string;
  /** The address of a picture; null: an icon alone. */
  picture: string | null;
  /** How it is shown. */
  manner: 'plain' | 'light' | 'strong';
  chosen: string;
  /** The name of the radio buttons. */
  group: string;
  choose(choice: string): void;
}

function Option({ choice, label, picture, manner, chosen, group, choose }: OptionProps) {
  return (
    <label class="background" title={label}>
      <input type="radio" name={group} aria-label={label} checked={choice === chosen} onChange={() => choose(choice)} />
      <span class={`background-sample background-${manner}`} aria-hidden="true">
        {picture === null ? <Icon shape="ban" /> : <img src={picture} alt="" />}
        {manner !== 'plain' && <Icon shape="circle-user-round" />}
      </span>
      <span class="background-name" aria-hidden="true">
        {label}
      </span>
    </label>
  );
}
