import { execFile, execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const COLUMNS = 80;
const ROWS = 40;
const POLL_MS = 40;
const DEADLINE_MS = 60_000;

/** Whether this machine can show a program in a terminal of its own. */
export const hasTmux = ((): boolean => {
  try {
    execFileSync('tmux', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A shell in a terminal of 80 columns that nobody else sees. */
export interface Terminal {
  /** Empties the screen and gives the shell a line to run. */
  command(line: string): Promise<void>;
  /** Presses keys by tmux's names (`Down`, `Enter`, `C-c`); other words are typed as they are. */
  press(...keys: string[]): Promise<void>;
  /**
   * Waits until the screen matches and stands still.
   * @returns every line since the last command, those scrolled away too; a line that the terminal broke is whole
   */
  until(wanted: RegExp): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * @param home a folder of the caller's, for what the terminal needs
 * @param env the whole environment of the shell, whose prompt tells the last exit code: `[0] $`
 */
export async function openTerminal(
  home: string,
  cwd: string,
  env: Record<string, string>,
): Promise<Terminal> {
  const shellSettings = path.join(home, '.shrc');
  await writeFile(shellSettings, "PS1='[$?] $ '\n");
  // Neither the tests' own environment, nor a user's tmux.conf, nor a server that others use.
  const environment = { ...env, ENV: shellSettings, TERM: 'tmux-256color' };
  const server = ['-S', path.join(home, '.tmux'), '-f', '/dev/null'];
  const tmux = async (...args: string[]): Promise<string> =>
    (await run('tmux', [...server, ...args], { cwd, env: environment })).stdout;
  const size = ['-x', String(COLUMNS), '-y', String(ROWS)];
  const terminal = ['set-option', '-g', 'default-terminal', 'tmux-256color'];
  await tmux(...terminal, ';', 'new-session', '-d', ...size, '-c', cwd, 'exec /bin/sh');

  const lines = async (): Promise<string[]> => {
    const text = await tmux('capture-pane', '-p', '-J', '-S', '-');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => line.trimEnd());
  };
  const until = async (wanted: RegExp): Promise<string[]> => {
    const deadlineAt = Date.now() + DEADLINE_MS;
    let before: string[] = [];
    while (Date.now() < deadlineAt) {
      const now = await lines();
      const text = now.join('\n');
      if (wanted.test(text) && text === before.join('\n')) return now;
      before = now;
      await delay(POLL_MS);
    }
    throw new Error(`The screen never showed ${wanted}. It shows:\n${before.join('\n')}`);
  };
  try {
    await until(PROMPT);
  } catch (error) {
    await tmux('kill-server');
    throw error;
  }
  return {
    async command(line) {
      await tmux('send-keys', '-R', ';', 'clear-history', ';', 'send-keys', '-l', '--', line);
      await tmux('send-keys', 'Enter');
    },
    async press(...keys) {
      await tmux('send-keys', '--', ...keys);
    },
    until,
    async close() {
      await tmux('kill-server');
    },
  };
}

/** The shell waits for the next line. */
export const PROMPT = /^\[\d+\] \$$/m;
