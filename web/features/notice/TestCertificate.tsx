import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';

/** For a deployment on a certificate of its own making: says so, what it means, and how to get a real one. */
export function TestCertificate() {
  const t = callWords();
  return (
    <details class="notice">
      <summary>
        <Icon shape="shield-alert" size={18} />
        {t.testCertificate}
      </summary>
      <p>{t.testCertificateMeaning}</p>
      <p>{t.testCertificateCure}</p>
    </details>
  );
}
