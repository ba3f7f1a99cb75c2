import { useSignal } from '@preact/signals';
import { callWords } from '../../i18n/i18n.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Field } from '../../ui/Field.tsx';
import type { ActionsModel, Question } from './ActionsModel.ts';

interface ActionDialogProps {
  model: InstanceType<typeof ActionsModel>;
  question: Question;
}

/** Another name, or the end of somebody's meeting. */
export function ActionDialog({ model, question: { kind, seat, displayName } }: ActionDialogProps) {
  const typed = useSignal(displayName);
  const t = callWords();
  const refusal = model.refusal.value;
  const asks = {
    problem: refusal ? refusalWords(refusal.code) : '',
    busy: model.busy.value,
    keep: t.cancel,
    cancel: () => model.ask(null),
  };
  if (kind === 'remove') {
    return (
      <Confirm
        {...asks}
        heading={t.removeHeading(displayName)}
        action={t.remove}
        tone="danger"
        confirm={() => void model.act({ type: 'remove', seat })}
      >
        <p>{t.removeMeaning}</p>
      </Confirm>
    );
  }
  return (
    <Confirm
      {...asks}
      heading={t.renameHeading(displayName)}
      action={t.rename}
      tone="primary"
      confirm={() => void model.act({ type: 'rename', seat, displayName: typed.peek() })}
    >
      <Field label={t.newName} value={typed.value} onInput={(name) => (typed.value = name)} autocomplete="off" />
    </Confirm>
  );
}
