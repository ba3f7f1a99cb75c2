import type { IconName } from './iconNames.ts';

interface IconProps {
  shape: IconName;
  size?: number;
}

/** A line drawing in the colour of the text; what it stands for is said beside it. The drawing is in index.html. */
export function Icon({ shape, size = 24 }: IconProps) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <use href={`#icon-${shape}`} />
    </svg>
  );
}
