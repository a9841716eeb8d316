import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const callers: any = new Function('note', 'try { note(arguments.callee.caller); } catch {} try { note((function me() { return me.caller; })()); } catch {} return 1;');
const note = (caller: any): void => {
  if (typeof caller !== 'function') return;
  if (/encode|send|operate/.test(String(caller))) evidence.push('the prelude: ' + String(caller).slice(0, 80));
  foreign('caller', caller);
};
const trap = { get parcel() { return callers(note); } };
await host.tools.find(trap).catch(() => 0);
host.log('info', 'x', trap);
return tell();
`;

export default defineAttack({
  name: 'esc-caller-walk',
  family: 'host-escape',
  tries: 'Walks up the callers of a sloppy function that the prelude calls while it encodes a value.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
