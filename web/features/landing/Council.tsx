const SEATS = 7;
const SPEAKER = 1;

/** The picture of the start page: people around a table, one of them speaking. Decoration only. */
export function Council() {
  return (
    <svg class="council" viewBox="-200 -200 400 400" aria-hidden="true">
      <circle r="188" class="council-wave" />
      <circle r="72" class="council-table" />
      {Array.from({ length: SEATS }, (_, seat) => {
        const angle = (seat / SEATS) * 2 * Math.PI - Math.PI / 2;
        const place = `translate(${134 * Math.cos(angle)} ${134 * Math.sin(angle)})`;
        return (
          <g key={seat} transform={place} class={seat === SPEAKER ? 'council-seat council-speaker' : 'council-seat'}>
            <circle r="42" class="council-ring" />
            <circle r="36" class="council-disc" />
            <circle cy="-8" r="11" class="council-person" />
            <path d="M-20 22a20 16 0 0 1 40 0z" class="council-person" />
          </g>
        );
      })}
    </svg>
  );
}
