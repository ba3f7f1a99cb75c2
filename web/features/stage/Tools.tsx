import type { Meeting } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ToolbarButton } from '../../ui/ToolbarButton.tsx';
import { isHost } from '../people/isHost.ts';
import { ShareButton } from './ShareButton.tsx';
import type { Sharing } from './SharingModel.ts';
import { PanelButton } from './PanelButton.tsx';
import type { PanelKind } from './StageModel.ts';
import type { Talking } from './TalkingModel.ts';

export interface ToolsProps {
  meeting: Meeting;
  talking: Talking;
  sharing: Sharing;
  panel: PanelKind | null;
  toggle(kind: PanelKind): void;
  /** In the bar itself, where there is room for them, or on a narrow screen in the panel "More". */
  place: 'bar' | 'more';
}

/** Controls that a narrow screen has no room for in its bar. */
export function Tools({ meeting, talking, sharing, panel, toggle, place }: ToolsProps) {
  const c = callWords();
  const knocks = meeting.knocks.value.length;
  const button = { panel, toggle, place };
  return (
    <>
      <ShareButton meeting={meeting} sharing={sharing} place={place} />
      <PanelButton {...button} kind="people" label={c.people} shortcut="P" badge={meeting.people.value.length}>
        <Icon shape="users" />
      </PanelButton>
      <ToolbarButton
        name={c.react}
        label={c.react}
        {...(place === 'bar' ? { shortcut: 'R' } : {})}
        icon={<Icon shape="smile-plus" />}
        onPress={() => {
          // It lies above the bar, where the panel would cover it.
          if (place === 'more') toggle('more');
          talking.load();
          talking.picking.value = true;
        }}
      />
      <PanelButton {...button} kind="watch" label={c.watch} shortcut="W">
        <Icon shape="clapperboard" />
      </PanelButton>
      {isHost(meeting.people.value) && (
        <PanelButton {...button} kind="security" label={c.security} shortcut="G" badge={knocks}>
          <Icon shape="shield" />
        </PanelButton>
      )}
    </>
  );
}
