/** A process of its own over a store, for tests that need two, or one that dies. Arguments: file, what to do. */
import { openStore } from '#store/open-store';

const [file = '', task = ''] = process.argv.slice(2);
const store = openStore(file, () => Date.now());

switch (task) {
  case 'claim-all':
    for (let run = store.runs.claimNext('w'); run; run = store.runs.claimNext('w')) console.log(run.runId);
    store.close();
    break;
  case 'claim-and-die':
    console.log(store.runs.claimNext('w')?.runId);
    process.kill(process.pid, 'SIGKILL');
    break;
  case 'die-in-transaction':
    store.transaction(() => {
      store.users.create({ email: 'half@example.test', name: 'Half', passwordHash: 'none' });
      process.kill(process.pid, 'SIGKILL');
      // The signal needs a moment; the transaction must not end before it.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
    });
    break;
}
