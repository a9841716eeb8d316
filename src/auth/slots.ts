/** Lets a few pieces of work run at once and a few more wait. */
export interface Slots {
  /** Runs `work` when its turn comes; `undefined` at once when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T> | undefined;
}

/** @param atOnce running at the same time, ≥ 1 @param waiting standing in line, ≥ 0 */
export function createSlots(atOnce: number, waiting: number): Slots {
  const line: (() => void)[] = [];
  let running = 0;

  const turn = () =>
    new Promise<void>((resolve) => {
      if (running < atOnce) {
        running += 1;
        resolve();
      } else line.push(resolve);
    });

  /** The slot goes to the next in line, so `running` only falls when nobody waits. */
  const leave = () => {
    const next = line.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    run(work) {
      if (running >= atOnce && line.length >= waiting) return undefined;
      return turn().then(work).finally(leave);
    },
  };
}
