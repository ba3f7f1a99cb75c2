import { announcements } from './announcements.ts';

/** Where the announcements are spoken from; nobody sees it. */
export function Announcer() {
  return (
    <div role="log" class="unseen">
      {announcements.value.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
