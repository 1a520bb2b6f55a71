import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { help } from '../../src/cli/commands/help.ts';
import { EXIT } from '../../src/cli/exit-code.ts';
import { HELP_TOPICS } from '../../src/cli/help-topics.ts';
import { type Actions, createProgram } from '../../src/cli/program.ts';
import { createWriter } from '../../src/cli/writer.ts';
import { fakeProcess } from '../support/fake-process.ts';

const DOCS = path.join(import.meta.dirname, '../../docs');
const page = (name: string) => readFileSync(path.join(DOCS, name), 'utf8');
const textOf = (topic: string) => HELP_TOPICS[topic]?.text ?? '';

describe.each(Object.entries(HELP_TOPICS))('wiplimit help %s', (_topic, { summary, text }) => {
  test('fits a terminal of 80 columns and 40 lines', () => {
    const lines = text.split('\n').slice(0, -1);
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(summary.length).toBeLessThanOrEqual(50);
  });

  test('the pages it names exist, and the words it puts into quotes are in one of them', () => {
    const named = [...text.matchAll(/docs\/([a-z-]+\.md)/g)].map((match) => page(match[1] ?? ''));
    expect(named.length).toBeGreaterThan(0);
    for (const [, key] of text.matchAll(/"(sle|unit|level|calendar|stale)"/g))
      expect(named.join('').includes(key ?? ''), key).toBe(true);
  });
});

test('the exit codes are those of the program and of docs/exit-codes.md, in the same order', () => {
  const codes = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const inHelp = [...textOf('exit-codes').matchAll(/^ {2}(\d+(?:, \d+)?) {2,}/gm)];
  const inDocs = [...page('exit-codes.md').matchAll(/^\| ([\d, ]+) \|/gm)];
  const list = (matches: RegExpMatchArray[]) => matches.flatMap((match) => codes(match[1] ?? ''));
  expect(list(inHelp)).toEqual(list(inDocs));
  expect(list(inHelp).sort((a, b) => a - b)).toEqual(Object.values(EXIT).sort((a, b) => a - b));
  const order = /of (130 or 143, [\d, ]+\d)/;
  expect(textOf('exit-codes').match(order)?.[1]).toBe(
    /counts: (130 or 143, [\d, ]+\d)/.exec(page('exit-codes.md'))?.[1],
  );
});

test('the variables are those of the table in docs/cli.md', () => {
  const table = page('cli.md').split('## Environment')[1] ?? '';
  const variables = (text: string) => new Set(text.match(/\b[A-Z]+(?:_[A-Z]+)+\b|\bCI\b|\bCOLUMNS\b/g));
  const cells = table.split('\n').flatMap((line) => /^\| (`.*?) \|/.exec(line)?.[1] ?? []);
  expect([...variables(textOf('environment'))].sort()).toEqual([...variables(cells.join(' '))].sort());
});

describe('wiplimit help', () => {
  const program = createProgram(new Proxy({} as Actions, { get: () => async () => {} }));
  const ask = async (subject: string | undefined) => {
    const own = fakeProcess({ args: [] });
    const writer = createWriter(own);
    for (const command of [program, ...program.commands])
      command.configureOutput({ writeOut: (text) => void writer.out(text) });
    const exitCode = await help({ writer }, subject, program);
    return { exitCode, printed: own.printed };
  };

  test('prints a topic, a command, or what there is', async () => {
    expect(await ask('exit-codes')).toEqual({ exitCode: EXIT.ok, printed: textOf('exit-codes') });
    expect((await ask('forecast')).printed).toContain('--items <n>');
    expect((await ask(undefined)).printed).toContain('forecast');
  });

  test('knows what was meant', async () => {
    await expect(ask('aging')).rejects.toMatchObject({ problems: [{ hint: 'Did you mean "ageing"?' }] });
    await expect(ask('quantum')).rejects.toMatchObject({
      problems: [{ hint: expect.stringContaining('counting, ageing, exit-codes, environment') }],
    });
  });
});
