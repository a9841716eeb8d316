import type { Completion, Host, Task } from '../contract.ts';
import { Call } from './call.ts';

/** A text of one model that says it is whole, or a failure with its reason. */
export default function complete(task: Task, host: Host): Promise<Completion> {
  return new Call(task, host).run();
}
