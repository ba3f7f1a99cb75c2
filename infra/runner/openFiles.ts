import { readdirSync, readlinkSync } from 'node:fs';

/** The files that a process has open, as Linux tells (proc(5)); null where the system does not tell. */
export function openFiles(pid: number | null): ReadonlySet<string> | null {
  const folder = `/proc/${pid}/fd`;
  try {
    return new Set(readdirSync(folder).map((fd) => target(`${folder}/${fd}`)));
  } catch {
    return null;
  }
}

/** Closed since it was listed: nothing. */
function target(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
