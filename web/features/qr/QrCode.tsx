import { callWords } from '../../i18n/i18n.ts';
import '../../styles/qr.css';
import { qrPath } from './qrPath.ts';

/** For the phone of somebody beside one: its camera opens the link. */
export function QrCode({ link }: { link: string }) {
  const t = callWords();
  const { size, path } = qrPath(link);
  return (
    <svg
      class="qr"
      role="img"
      aria-label={t.qrCodeOf(link)}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
