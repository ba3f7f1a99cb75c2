import { ShieldAlert } from 'lucide-preact';
import type { HostSession } from '../../call/HostSession.ts';
import { words } from '../../i18n/i18n.ts';

/** Where the deployment runs on a certificate of its own making, says so, what it means, and how to get a real one. */
export function TestCertificate({ session }: { session: HostSession }) {
  if (!session.testCertificate.value) return null;
  const t = words();
  return (
    <details class="notice">
      <summary>
        <ShieldAlert size={18} />
        {t.testCertificate}
      </summary>
      <p>{t.testCertificateMeaning}</p>
      <p>{t.testCertificateCure}</p>
    </details>
  );
}
