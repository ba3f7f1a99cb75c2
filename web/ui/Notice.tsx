import { Icon } from './Icon.tsx';

interface NoticeProps {
  text: string;
  /** With a sign of warning. */
  grave?: boolean;
  actions?: readonly { name: string; act(): void }[];
}

/** Something to know and what one can do about it. What it appears in is a live region. */
export function Notice({ text, grave = false, actions }: NoticeProps) {
  return (
    <div class="trouble">
      {grave && <Icon shape="triangle-alert" size={20} />}
      <p class="trouble-words">{text}</p>
      {actions?.map(({ name, act }) => (
        <button key={name} type="button" class="button" onClick={act}>
          {name}
        </button>
      ))}
    </div>
  );
}
