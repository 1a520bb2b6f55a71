import { InputError } from '../../src/model/input-error.ts';

/** The problems that a call throws, each as `path: message | hint`. */
export function problemsOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(shown);
    throw error;
  }
  return [];
}

/** The same for an asynchronous call. */
export async function problemsLater(call: () => Promise<unknown>): Promise<string[]> {
  return (await inputProblems(call)).map(shown);
}

/** The same, with the file in front. */
export async function problemsOfAsync(call: () => Promise<unknown>): Promise<string[]> {
  return (await inputProblems(call)).map((problem) => `${problem.file}: ${shown(problem)}`);
}

async function inputProblems(call: () => Promise<unknown>): Promise<InputError['problems']> {
  try {
    await call();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

const shown = ({ path, message, hint }: InputError['problems'][number]) =>
  `${path}: ${message}${hint === null ? '' : ` | ${hint}`}`;
