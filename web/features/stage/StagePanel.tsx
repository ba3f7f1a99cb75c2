import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { callWords, words } from '../../i18n/i18n.ts';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { DeviceTrouble } from '../settings/DeviceTrouble.tsx';
import { Invitation } from '../invitation/Invitation.tsx';
import { People } from '../people/People.tsx';
import { Security } from '../security/Security.tsx';
import { DeviceMenus } from '../settings/DeviceMenus.tsx';
import type { PanelKind } from './StageModel.ts';
import { Tools } from './Tools.tsx';

interface StagePanelProps {
  kind: PanelKind;
  meeting: Meeting;
  call: CallPort;
  toggle(kind: PanelKind): void;
  close(): void;
}

export function StagePanel({ kind, meeting, call, toggle, close }: StagePanelProps) {
  const t = words();
  const c = callWords();
  switch (kind) {
    case 'people':
      return (
        <Panel title={c.people} onClose={close}>
          <People meeting={meeting} call={call} />
        </Panel>
      );
    case 'security':
      return (
        <Panel title={c.security} onClose={close}>
          <Security meeting={meeting} />
        </Panel>
      );
    case 'more':
      return (
        <Panel title={c.more} onClose={close}>
          <div class="more-tools">
            <Tools meeting={meeting} panel={kind} toggle={toggle} place="more" />
          </div>
          <Invitation name={meeting.name} />
          <h3>{c.devices}</h3>
          <DeviceTrouble devices={meeting.devices} />
          <DeviceMenus devices={meeting.devices} />
          <h3>{t.language}</h3>
          <LanguageSwitch />
        </Panel>
      );
  }
}
