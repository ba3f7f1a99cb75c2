import { parseArgs } from 'node:util';
import { loopbackAddresses } from '../support/loopbackAddresses.ts';
import { startBox } from '../support/startBox.ts';
import { guessPasswordAtBox } from './guessAtBox.ts';
import { guessKeysAtBox } from './guessKeysAtBox.ts';
import { simulateGuessing } from './simulateGuessing.ts';
import { simulateKeys } from './simulateKeys.ts';
import { spoofing } from './spoofing.ts';
import { HOST_KEY, PASSWORDS, timeToGuess } from './strengths.ts';

const PREFIXES = [1, 1_000];

const { values, positionals } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
if (values.help || positionals.join() !== 'password') {
  console.log('npm run attack -- password [--seconds 20]');
  process.exit(values.help ? 0 : 2);
}

const line = (...cells: (string | number)[]) =>
  console.log(
    cells
      .map((cell, column) => {
        const text = typeof cell === 'number' ? cell.toLocaleString('en') : cell;
        return column === 0 ? text.padEnd(42) : text.padStart(22);
      })
      .join(''),
  );
const from = (prefixes: number) =>
  prefixes === 1 ? 'from one prefix' : `from ${prefixes.toLocaleString('en')} prefixes`;

console.log('By the rules: the real decisions of a meeting and of the keys’ budgets, with a clock that is turned on.');
line('guesses that are compared', 'first hour', 'each later hour');
const passwords = PREFIXES.map((prefixes) => simulateGuessing(prefixes, 3));
const keys = PREFIXES.map((prefixes) => simulateKeys(prefixes, 3));
for (const [what, rates] of [
  ['a meeting’s password', passwords],
  ['a host key', keys],
] as const) {
  for (const [n, prefixes] of PREFIXES.entries()) {
    const [first = 0, , later = 0] = rates[n] ?? [];
    line(`${what}, ${from(prefixes)}`, first, later);
  }
}

console.log('\nUntil it is found, on average, at the rate of the later hours.');
line('drawn at random', ...PREFIXES.map(from));
for (const [{ kind, count }, rates] of [
  ...PASSWORDS.map((password) => [password, passwords] as const),
  [HOST_KEY, keys] as const,
]) {
  line(kind, ...rates.map(([, , later = 0]) => timeToGuess(count, later)));
}

const seconds = Number(values.seconds);
console.log(`\nAt a real box, ${seconds} s for each password: whether the rules are kept there.`);
line('', 'compared', 'by the rules at most');
const box = await startBox();
const addresses = loopbackAddresses();
try {
  for (const [n, prefixes] of PREFIXES.entries()) {
    const { guesses, seconds: took } = await guessPasswordAtBox(box, spoofing(prefixes), seconds);
    const atMost = n === 0 ? 5 + Math.floor(took / 10) : 60 + Math.floor(took);
    line(`a meeting’s password, ${from(prefixes)}`, guesses, atMost);
    const compared = await guessKeysAtBox(
      box,
      Array.from({ length: prefixes }, () => addresses.next().value),
    );
    line(`a host key, ${from(prefixes)}`, compared, 10 * prefixes);
  }
} finally {
  await box.stop();
}
if (process.platform !== 'linux') console.log('This system has one loopback address: all of it came from one prefix.');
