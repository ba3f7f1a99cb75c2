import { useModel } from '@preact/signals';
import type { HostSession } from '../../call/HostSession.ts';
import { language, words } from '../../i18n/i18n.ts';
import { Field } from '../../ui/Field.tsx';
import { Header } from '../../ui/Header.tsx';
import { HostStatus } from '../host/HostStatus.tsx';
import { Later } from '../Later.tsx';
import { parts } from '../parts.ts';
import { cryptoUint32 } from './cryptoUint32.ts';
import { LandingModel } from './LandingModel.ts';
import { loadWordList } from './loadWordList.ts';
import { Icon } from '../../ui/Icon.tsx';

interface LandingProps {
  session: HostSession;
  open(name: string): void;
  goHome(): void;
}

export function Landing({ session, open, goHome }: LandingProps) {
  const { name, remark, type, start, anotherName } = useModel(
    () => new LandingModel({ language, loadWordList, random: cryptoUint32, open }),
  );
  const t = words();
  const said = remark.value;
  return (
    <div class="page">
      <Header goHome={goHome} />
      <main class="landing">
        <section class="landing-words">
          <h1>{t.headline}</h1>
          <p class="lede">{t.lede}</p>
          <form
            class="landing-form"
            onSubmit={(event) => {
              event.preventDefault();
              start();
            }}
          >
            <Field
              label={t.meetingName}
              prefix={`${location.host}/`}
              value={name.value}
              onInput={type}
              autocomplete="off"
              hint={t.meetingNameHint}
              problem={said.kind === 'invalid' ? t.refusals[said.code] : null}
            />
            <div role="status">
              {said.kind === 'guessable' && <Later part={parts.guessable} props={{ useAnyway: start }} />}
            </div>
            <div class="actions">
              <button type="submit" class="button primary">
                {t.startMeeting}
              </button>
              <button type="button" class="button" onClick={anotherName}>
                <Icon shape="shuffle" size={18} />
                {t.anotherName}
              </button>
            </div>
          </form>
          <HostStatus session={session} onChange={() => {}} />
          {session.testCertificate.value && <Later part={parts.testCertificate} props={{}} />}
        </section>
        <img class="council" src="/council.svg" alt="" />
      </main>
    </div>
  );
}
