import { defineAttack } from '../attack.ts';

export default defineAttack({
  name: 'forge-export-rebind',
  family: 'forgery',
  tries: 'Exchanges the exported function, and the root that holds it, once it has been looked at.',
  files: `
let main = async (input: any, host: any): Promise<unknown> => {
  main = async () => ({ handOff: true });
  const root: any = await import('holdfast:' + 'root').catch(() => null);
  try {
    root.program = { default: main };
  } catch {}
  await host.clock.sleep(1);
  return { answer: 'forged', late: 1 };
};
export { main as default };
export const then = (accept: any) => accept({ default: () => ({ handOff: true }) });
`,
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged', late: 1 } },
});
