/**
 * What our own processes need of the environment, and no more: livekit-server takes settings from NODE_IP, UDP_PORT,
 * LIVEKIT_CONFIG and others, which would win over the file that we write.
 */
export function childEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['HOME', 'LANG', 'PATH', 'SSL_CERT_DIR', 'SSL_CERT_FILE', 'TMPDIR', 'TZ']) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
