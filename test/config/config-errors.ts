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

/** The same for an asynchronous call, with the file in front. */
export async function problemsOfAsync(call: () => Promise<unknown>): Promise<string[]> {
  try {
    await call();
  } catch (error) {
    if (error instanceof InputError)
      return error.problems.map((problem) => `${problem.file}: ${shown(problem)}`);
    throw error;
  }
  return [];
}

const shown = ({ path, message, hint }: InputError['problems'][number]) =>
  `${path}: ${message}${hint === null ? '' : ` | ${hint}`}`;
