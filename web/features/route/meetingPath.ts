/** The path of a meeting's page, as a URL has it. The name is canonical. */
export function meetingPath(name: string): string {
  return `/${encodeURIComponent(name)}`;
}
