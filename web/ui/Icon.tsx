interface IconProps {
  /** One of icons.ts. */
  path: string;
  size?: number;
}

/** A line drawing in the colour of the text; what it stands for is said beside it. */
export function Icon({ path, size = 24 }: IconProps) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
