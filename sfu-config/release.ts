/** The livekit-server that Narada is made for; go.mod pins the same. */
export const SFU_VERSION = '1.13.5';

/** Where the official releases are: `<base>/v<version>/<file>`. */
export const SFU_RELEASES = 'https://github.com/livekit/livekit/releases/download';

/** The Go package that go.mod pins as a tool. */
export const SFU_GO_PACKAGE = 'github.com/livekit/livekit-server/cmd/server';

/** The archive of a platform, as Node names platforms; null where no release is published. */
export function sfuArchive(platform: NodeJS.Platform, arch: string): string | null {
  // The project publishes for Linux and Windows; on macOS it points to Homebrew.
  if (platform !== 'linux') return null;
  const archs: Record<string, string> = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' };
  const name = archs[arch];
  return name ? `livekit_${SFU_VERSION}_linux_${name}.tar.gz` : null;
}
