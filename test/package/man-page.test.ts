import { execFileSync } from 'node:child_process';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { manPage } from '../../scripts/man-page.ts';
import { HELP_TOPICS } from '../../src/cli/help-topics.ts';
import { type Actions, createProgram } from '../../src/cli/program.ts';
import { itWhen } from '../support/it-when.ts';

const ACTIONS = new Proxy({} as Actions, { get: () => async () => {} });
const program = createProgram(ACTIONS);
const page = manPage(program, HELP_TOPICS, '1.2.3');

test('every command and every option of it is in the manual page', () => {
  for (const command of program.commands) {
    expect(page).toContain(`.SS wiplimit ${command.name().replaceAll('-', '\\-')}`);
    for (const { long } of command.options) expect(page).toContain(long?.replaceAll('-', '\\-'));
  }
  for (const heading of ['NAME', 'SYNOPSIS', 'EXIT STATUS', 'ENVIRONMENT', 'FILES'])
    expect(page).toContain(`\n.SH ${heading}\n`);
});

test('text is text: a dot or a backslash in it is no command of roff', () => {
  const odd = new Command('odd').description('.nf begins\nhere \\fB');
  expect(manPage(odd, HELP_TOPICS, '1')).toContain('\n\\&.nf begins here \\efB\n');
});

const has = (tool: string) => {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

itWhen(has('groff'))('groff has nothing to complain of', () => {
  // What groff warns of goes to stderr, together with the reason for an exit code.
  const command = 'groff -man -Tutf8 -ww 2>&1 >/dev/null';
  expect(execFileSync('sh', ['-c', command], { input: page, encoding: 'utf8' })).toBe('');
});
