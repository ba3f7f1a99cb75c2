import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';
import { callWords, words } from '../../i18n/i18n.ts';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Later } from '../Later.tsx';
import { AnnounceSettings } from '../announce/AnnounceSettings.tsx';
import { DeviceTrouble } from '../settings/DeviceTrouble.tsx';
import { Invitation } from '../invitation/Invitation.tsx';
import { parts as onDemand } from '../parts.ts';
import { People } from '../people/People.tsx';
import { Security } from '../security/Security.tsx';
import type { Sharing } from './SharingModel.ts';
import type { PanelKind } from './StageModel.ts';
import type { Talking } from './TalkingModel.ts';
import { stageParts } from './stageParts.ts';
import { Tools } from './Tools.tsx';

interface StagePanelProps {
  kind: PanelKind;
  meeting: Meeting;
  talking: Talking;
  call: CallPort;
  seeing: Seeing;
  sharing: Sharing;
  toggle(kind: PanelKind): void;
  close(): void;
}

export function StagePanel({ kind, meeting, talking, call, seeing, sharing, toggle, close }: StagePanelProps) {
  const t = words();
  const c = callWords();
  const [parts, room] = [talking.parts.value, talking.room.value];
  switch (kind) {
    case 'chat':
      talking.load();
      return (
        <Panel title={c.chat} onClose={close} fill>
          {parts && room ? (
            <parts.Chat chat={room.chat} meeting={meeting} />
          ) : (
            <p role="status">{talking.failed.value ? t.refusals.offline : t.loading}</p>
          )}
        </Panel>
      );
    case 'people':
      return (
        <Panel title={c.people} onClose={close}>
          <People meeting={meeting} talking={talking} call={call} />
        </Panel>
      );
    case 'security':
      return (
        <Panel title={c.security} onClose={close}>
          <Security meeting={meeting} />
        </Panel>
      );
    case 'watch':
      return (
        <Panel title={c.watch} onClose={close}>
          <Later part={stageParts.watchPanel} props={{ meeting, close }} />
        </Panel>
      );
    case 'more':
      return (
        <Panel title={c.more} onClose={close}>
          <div class="more-tools">
            <Tools meeting={meeting} talking={talking} sharing={sharing} panel={kind} toggle={toggle} place="more" />
          </div>
          <Invitation name={meeting.name} />
          <button type="button" class="button" onClick={() => toggle('statistics')}>
            <Icon shape="chart-no-axes-column" size={18} />
            {c.statistics}
          </button>
          <h3>{t.settings}</h3>
          <DeviceTrouble devices={meeting.devices} />
          <Later part={onDemand.settings} props={{ devices: meeting.devices }} />
          <AnnounceSettings />
          <h3>{t.language}</h3>
          <LanguageSwitch />
        </Panel>
      );
    case 'statistics':
      return (
        <Panel title={c.statistics} onClose={close}>
          <Later part={stageParts.statistics} props={{ meeting, call, first: seeing.studied.value }} />
        </Panel>
      );
  }
}
