import { callWords } from '../../i18n/i18n.ts';
import { Menu } from '../../ui/Menu.tsx';
import { CHOICES } from '../../call/room/scene/chooseMode.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';

/** How one looks at the meeting. */
export function ViewMenu({ seeing }: { seeing: Seeing }) {
  const t = callWords();
  const now = seeing.choice.value;
  return (
    <Menu
      name={t.view}
      icon="layout-grid"
      items={CHOICES.map((choice) => ({
        label: t.layouts[choice],
        checked: choice === now,
        choose: () => seeing.choose(choice),
      }))}
    />
  );
}
