import { defineAttack, mainOf, type Seen } from '../attack.ts';

export default defineAttack({
  name: 'pp-hostname-proto',
  family: 'pollution',
  tries: 'Asks for tools, log levels and labels with the names of what every object has.',
  files: mainOf(`
  const names: any[] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  for (const name of names) {
    host.log(name, name, { [name === '__proto__' ? 'proto' : name]: { polluted: true } });
    host.log([name], { toString: () => name }, null);
    host.log({ toString: () => 'info', toJSON: () => ({ polluted: name }) }, name, null);
    host.metric(name, name, { [name === '__proto__' ? 'proto' : name]: name });
  }
  host.tools.forged = host.tools.find;
  return { tools: ['__proto__', 'constructor', 'toString'].map((name) => typeof host.tools[name]) };
`),
  expect: {
    ending: 'returned',
    verdict: 'fail',
    value: { tools: ['object', 'function', 'function'] },
    check: logsAreWellFormed,
  },
});

function logsAreWellFormed({ trials }: Seen): void {
  const odd = trials
    .flatMap((t) => t.trace.logs)
    .filter(({ level, event }) => level !== 'info' || typeof event !== 'string');
  if (odd.length > 0) throw new Error(`a log record reads ${JSON.stringify(odd[0])}`);
}
