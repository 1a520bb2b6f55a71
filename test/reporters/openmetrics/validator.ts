import { spawnSync } from 'node:child_process';

/** A program that reads a text from its input and says whether it is valid. */
export interface Validator {
  /** Whether this machine has it. */
  isHere: boolean;
  /** Everything it has to say of the text; empty when it ends well and is silent. */
  complaints(text: string): string;
}

export function validator(command: string, args: readonly string[]): Validator {
  return {
    isHere: spawnSync(command, ['--version']).status === 0,
    complaints(text) {
      const { status, stdout, stderr } = spawnSync(command, args, { input: text, encoding: 'utf8' });
      return `${stdout}${stderr}${status === 0 ? '' : `(exit code ${status})`}`;
    },
  };
}
