import { useModel, useSignalEffect } from '@preact/signals';
import { fleetWords } from '../../i18n/fleet/fleetWords.ts';
import { words } from '../../i18n/i18n.ts';
import { Header } from '../../ui/Header.tsx';
import '../../styles/fleet.css';
import { FleetModel } from './FleetModel.ts';
import { KeyForm } from './KeyForm.tsx';
import { pageVisible } from './pageVisible.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { Sites } from './Sites.tsx';

interface FleetPageProps {
  goHome(): void;
  fetcher?: typeof fetch;
}

const browserFetch: typeof fetch = (...args) => fetch(...args);

/** For whoever runs the deployment: its media servers, what they carry, and the buttons to empty one. */
export function FleetPage({ goHome, fetcher = browserFetch }: FleetPageProps) {
  const model = useModel(() => new FleetModel({ fetcher, visible: pageVisible(document), now: Date.now }));
  useSignalEffect(() => {
    document.title = words().meetingTitle(fleetWords().heading);
  });
  const phase = model.phase.value;
  return (
    <div class="page">
      <Header goHome={goHome} />
      {phase.kind === 'open' ? (
        <Sites model={model} phase={phase} />
      ) : (
        <KeyForm
          value={model.keyText.value}
          type={model.type}
          open={() => void model.open()}
          opening={phase.kind === 'opening'}
          problem={phase.kind === 'locked' ? phase.problem : null}
        />
      )}
      {phase.kind === 'open' && model.removing.value !== null && (
        <RemoveDialog
          site={model.removing.value}
          inUse={phase.status.sites.some(
            ({ id, state, participants }) => id === model.removing.value && state !== 'down' && participants > 0,
          )}
          busy={model.busy.value.has(model.removing.value)}
          refusal={model.refusal.value?.action === 'remove' ? model.refusal.value.code : null}
          remove={() => void model.remove()}
          keep={model.keep}
        />
      )}
    </div>
  );
}
