/** One thing wrong with what the user gave: where it stands, what is wrong, what to do. */
export interface InputProblem {
  /** The file it stands in, or null for a flag or a variable. */
  file: string | null;
  /** Where in the file, such as `limits[3].per`, or the name of the flag or variable; '' for the whole. */
  path: string;
  /** What is wrong, as a sentence without the place. */
  message: string;
  /** The next step, such as the nearest right key; null where the message says it. */
  hint: string | null;
}

/** The user's input (flags, config, snapshot file) cannot be used: exit code 2. All problems at once. */
export class InputError extends Error {
  readonly problems: readonly InputProblem[];
  constructor(problems: readonly InputProblem[]) {
    super(
      problems
        .map((problem) => [problem.file, problem.path, problem.message].filter(Boolean).join(': '))
        .join('\n'),
    );
    this.name = 'InputError';
    this.problems = problems;
  }
}

/**
 * Parses the text of a file that the user named.
 * @throws InputError where it is not JSON
 */
export function parseJsonInput(text: string, file: string, hint: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([{ file, path: '', message: `is not JSON: ${reason}`, hint }]);
  }
}
