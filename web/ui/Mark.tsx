const SEATS = [0, 60, 120, 180, 240, 300];

/** The mark: people around a table, one of them speaking. */
export function Mark() {
  return (
    <svg class="mark" viewBox="-16 -16 32 32" aria-hidden="true">
      {SEATS.map((angle) => (
        <circle
          key={angle}
          cy="-11"
          r="3.6"
          transform={`rotate(${angle})`}
          class={angle === 60 ? 'mark-speaker' : ''}
        />
      ))}
    </svg>
  );
}
