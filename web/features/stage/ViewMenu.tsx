import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { CHOICES } from '../../call/room/scene/chooseMode.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { canFullScreen, isFullScreen, toggleFullScreen } from './fullScreen.ts';
import { canPictureInPicture, hasWindow, pictureInPicture } from './pictureInPicture.ts';

interface ViewMenuProps {
  seeing: Seeing;
  meeting: Meeting;
  call: CallPort;
  showStatistics(): void;
}

/** A window of its own shows who has no picture, too; a floating video needs one. */
const hasPicture = (call: CallPort): boolean =>
  hasWindow() || call.peers.value.some(({ camera, screen }) => camera.value !== null || screen.value !== null);

/** How one looks at the meeting. What this browser has not got says so. */
export function ViewMenu({ seeing, meeting, call, showStatistics }: ViewMenuProps) {
  const t = callWords();
  const now = seeing.choice.value;
  const lacking = { disabled: true, note: t.notInThisBrowser };
  const items: MenuItem[] = [
    ...CHOICES.map((choice) => ({
      label: t.layouts[choice],
      checked: choice === now,
      choose: () => seeing.choose(choice),
    })),
    {
      label: isFullScreen() ? t.leaveFullScreen : t.fullScreen,
      choose: () => toggleFullScreen(),
      ...(canFullScreen() ? {} : lacking),
    },
    {
      label: t.pictureInPicture,
      choose: () => pictureInPicture({ seeing, meeting, call }),
      ...(canPictureInPicture() ? (hasPicture(call) ? {} : { disabled: true, note: t.nothingToShow }) : lacking),
    },
    { label: t.statistics, choose: showStatistics },
  ];
  return <Menu name={t.view} icon="layout-grid" items={items} />;
}
