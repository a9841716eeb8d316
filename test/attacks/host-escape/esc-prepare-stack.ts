import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const look = (frames: any): void => {
  if (!Array.isArray(frames)) return;
  for (const frame of frames) {
    for (const name of ['getThis', 'getFunction', 'getEvalOrigin']) {
      const found = typeof frame?.[name] === 'function' ? frame[name]() : undefined;
      if (typeof found === 'function' || (typeof found === 'object' && found !== null)) evidence.push(name);
      foreign(name, found);
    }
  }
};
(Error as any).stackTraceLimit = 100;
(Error as any).prepareStackTrace = (_: any, frames: any) => {
  look(frames);
  return frames;
};
const provoke = (call: () => any) => {
  try {
    look(call()?.stack);
  } catch (error: any) {
    look(error.stack);
  }
};
const trap = { get parcel() { look(new Error('inside').stack); return 'x'; } };
provoke(() => host.tools.find(trap));
provoke(() => (null as any).x);
provoke(() => new Error('made'));
await host.tools.find(1n).catch((error: any) => look(error.stack));
return tell();
`;

export default defineAttack({
  name: 'esc-prepare-stack',
  family: 'host-escape',
  tries:
    'Takes over how stacks are made, to be handed call sites with the functions of the prelude and of the host.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
