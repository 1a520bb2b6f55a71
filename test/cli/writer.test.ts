import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWriter } from '../../src/cli/writer.ts';
import { readLine } from '../reporters/github/runner.ts';

/** A writer whose stderr is a terminal of so many columns, or a pipe; and what it wrote. */
function writing(columns?: number, env: Record<string, string> = {}) {
  const chunks: string[] = [];
  const stream = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk.toString('utf8'));
        done();
      },
    });
  const stderr = Object.assign(stream(), columns === undefined ? {} : { isTTY: true, columns });
  return { writer: createWriter({ stdout: stream(), stderr, env }), written: () => chunks.join('') };
}

test('what is told at a terminal breaks at its words, each line as far in as it began', async () => {
  const { writer, written } = writing(20);
  await writer.err('One two three four five\n  - six seven eight nine ten\n    short\n');
  expect(written()).toBe('One two three four\nfive\n  - six seven eight\n    nine ten\n    short\n');
});

test('a log keeps its lines, and so does what is copied', async () => {
  const log = writing();
  await log.writer.err('One two three four five\n');
  expect(log.written()).toBe('One two three four five\n');
  const terminal = writing(10);
  await terminal.writer.errUnfolded('cd somewhere && wiplimit post\n');
  expect(terminal.written()).toBe('cd somewhere && wiplimit post\n');
});

test('wide letters take their two columns', async () => {
  const { writer, written } = writing(10);
  await writer.err('支払い 支払い\n');
  expect(written()).toBe('支払い\n支払い\n');
});

test('what comes after a line that was folded stays after it', async () => {
  const { writer, written } = writing(10);
  const first = writer.err('first, and too long\n');
  const second = writer.err('second\n');
  await Promise.all([first, second]);
  expect(written()).toBe('first, and\ntoo long\nsecond\n');
});

test('a secret is hidden before a fold could part it', async () => {
  const { writer, written } = writing(12);
  writer.hide('secret-token-secret-token');
  await writer.err('The key secret-token-secret-token\n');
  expect(written()).not.toContain('secret');
});

describe('in GitHub Actions', () => {
  const ACTIONS = { GITHUB_ACTIONS: 'true' };
  /** Texts in which there is a command now and then, at the start of a line or not. */
  const hostile = fc
    .array(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '#',
        '[error]',
        'error',
        '\n',
        ' ',
        '\u00a0',
        '\u0085',
        '\\',
        '"',
        'x',
      ),
    )
    .map((parts) => parts.join(''));
  const commandsIn = (text: string) => text.split(/\r\n?|\n/).filter((line) => readLine(line) !== null);

  test('words on either stream are no commands', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { writer, written } = writing(undefined, ACTIONS);
        await writer.out(`${text}\n`);
        await writer.err(`${text}\n`);
        await writer.errUnfolded(`${text}\n`);
        expect(commandsIn(written())).toEqual([]);
      }),
    );
  });

  test('JSON holds no commands, and the same data', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(hostile, hostile), async (data) => {
        const { writer, written } = writing(undefined, ACTIONS);
        await writer.out(`${JSON.stringify(data, null, 2)}\n`, 'json');
        expect(commandsIn(written())).toEqual([]);
        expect(JSON.parse(written())).toEqual(data);
      }),
    );
  });

  test('what is made of commands stays as it is, and so does everything elsewhere', async () => {
    const text = '::error::one\n  ::warning::two ##[group]\n';
    const inActions = writing(undefined, ACTIONS);
    await inActions.writer.out(text, 'exact');
    expect(inActions.written()).toBe(text);
    const elsewhere = writing();
    await elsewhere.writer.out(text);
    await elsewhere.writer.err(text);
    expect(elsewhere.written()).toBe(text + text);
  });
});
