import { expect, test } from 'vitest';
import { createTerminalAsker, terminalOf } from '../../src/cli/init/terminal-asker.ts';
import { KEYS, typist } from './support/typist.ts';

const choices = Array.from({ length: 40 }, (_, i) => ({ value: `acme/r${i}`, label: `acme/r${i}` }));

async function choose(keys: string[], proposed: string[]) {
  const { context, screen } = typist('/', {}, [['Which repositories?', keys]]);
  const terminal = terminalOf(context.process);
  if (terminal === null) throw new Error('a typist has a terminal');
  const asker = await createTerminalAsker(terminal, context.writer, context.signal);
  const chosen = await asker.several({ message: 'Which repositories?', choices, proposed });
  return { chosen, screen: screen() };
}

test('a long list opens at the first that is ticked, says how many are, and gives them in its order', async () => {
  const { chosen, screen } = await choose([KEYS.down, '\t', KEYS.enter], ['acme/r1', 'acme/r30']);
  expect(chosen).toEqual(['acme/r1', 'acme/r2', 'acme/r30']);
  expect(screen).toContain('Which repositories? (2 of 40 ticked)');
  expect(screen).toContain('Which repositories? (3 of 40 ticked)');
  expect(screen).toMatch(/◼ acme\/r1\n/);
  expect(screen).not.toContain('acme/r30');
});

test('one is one item', async () => {
  const { screen } = await choose([KEYS.enter], ['acme/r1']);
  expect(screen).toContain('1 item selected');
});
