import { describe, expect, it } from 'vitest';
import { parseStartOptions, START_HELP } from '../../infra/runner/startOptions.ts';

const parse = (argv: string[], env = {}) => parseStartOptions(argv, env, '/home/ada');
const refusal = (argv: string[], env = {}) => {
  const parsed = parse(argv, env);
  return parsed.ok ? null : [parsed.code, parsed.message];
};

describe('options of npm start', () => {
  it('has a default for everything', () => {
    expect(parse([])).toEqual({
      ok: true,
      value: {
        port: 8080,
        lan: null,
        networkAddress: null,
        sfuPort: 7880,
        udpPort: 7882,
        sfu: null,
        policy: { openedBy: 'anyone', seatLimit: 100 },
        embedders: [],
        state: '/home/ada/.local/state/narada',
      },
    });
  });

  it('lets the command line win over the environment', () => {
    const env = { NARADA_STATE: '/a', NARADA_SFU: '/bin/sfu', XDG_STATE_HOME: '/x' };
    expect(parse(['--state', '/b'], env)).toMatchObject({ value: { state: '/b', sfu: '/bin/sfu' } });
    expect(parse([], { XDG_STATE_HOME: '/x' })).toMatchObject({ value: { state: '/x/narada' } });
    expect(parse([], { XDG_STATE_HOME: 'relative' })).toMatchObject({
      value: { state: '/home/ada/.local/state/narada' },
    });
  });

  it('serves on the network only when asked', () => {
    expect(parse(['--lan', '--lan-port', '0'])).toMatchObject({ value: { lan: { port: 0, tcpPort: 7881 } } });
    expect(refusal(['--lan-port', '9000'])).toEqual(['usage', '--lan-port goes with --lan']);
  });

  it('says who may open a meeting, and how many it seats', () => {
    expect(parse(['--opened-by', 'hosts', '--seat-limit', '50'])).toMatchObject({
      value: { policy: { openedBy: 'hosts', seatLimit: 50 } },
    });
  });

  it('says whose pages may show ours', () => {
    expect(parse(['--embedders', 'https://a.example, https://b.example:8443'])).toMatchObject({
      value: { embedders: ['https://a.example', 'https://b.example:8443'] },
    });
  });

  it.each([
    [['--embedders', 'a.example'], /--embedders must be origins/],
    [['--embedders', 'https://*.example'], /--embedders must be origins/],
    [['--opened-by', 'guests'], /--opened-by must be anyone or hosts/],
    [['--seat-limit', '1'], /--seat-limit must be a number from 2 to 500/],
    [['--seat-limit', '501'], /--seat-limit must be a number from 2 to 500/],
    [['--seat-limit', '1e2'], /--seat-limit must be a number from 2 to 500/],
    [['--nonsense'], /unknown option '--nonsense'/],
    [['extra'], /unexpected argument 'extra'/],
    [['--port'], /argument missing/],
    [['--port', 'http'], /--port must be a port/],
    [['--port', '70000'], /--port must be a port/],
    [['--port', '7880'], /--port and --sfu-port are both 7880/],
    [['--state', ''], /--state needs a value/],
    [['--lan', '--lan-address', 'fe80::1'], /--lan-address must be an IPv4 address/],
  ])('refuses %j in one line', (argv, message) => {
    const [code, text] = refusal(argv) ?? [];
    expect(code).toBe('usage');
    expect(text).toMatch(message);
    expect(text).not.toContain('\n');
  });

  it('lists every option in --help', () => {
    const lan = ['lan', 'lan-port', 'lan-address', 'tcp-port'];
    for (const name of [
      'port',
      ...lan,
      'sfu-port',
      'udp-port',
      'sfu',
      'opened-by',
      'seat-limit',
      'embedders',
      'state',
    ]) {
      expect(START_HELP).toContain(`--${name} `);
    }
    expect(parse(['--help'])).toEqual({ ok: true, value: null });
  });
});
