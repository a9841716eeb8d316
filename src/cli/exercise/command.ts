/** One command on exercises; each stands in a file of its own beside this one. */
export interface Command {
  /** What comes after the command's name: `prove [<slug or folder>] [--quick]`. */
  usage: string;
  /** What it does, in a few words, for the list of commands. */
  summary: string;
  /**
   * Runs it with what follows its name. Gives the process's exit code: 0 done, 1 it found something wrong.
   * @throws UsageError when it was called wrongly; ExerciseError when a folder is not an exercise
   */
  run(argv: string[]): Promise<number>;
}
