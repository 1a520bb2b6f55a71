import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommanderError } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from '../src/cli/exit-code.ts';
import { type Actions, createProgram } from '../src/cli/program.ts';
import { parseConfig } from '../src/config/parse.ts';
import { NOTE_CODES } from '../src/model/note-codes.ts';
import { validateSnapshot } from '../src/sources/snapshot/parse.ts';
import { countingRules } from './support/counting-rules.ts';
import { run } from './support/fake-process.ts';
import { type Page, pages } from './support/markdown.ts';

const ROOT = path.join(import.meta.dirname, '..');
const all = pages();
const byFile = new Map(all.map((page) => [page.file, page]));
const page = (file: string): Page => {
  const found = byFile.get(file);
  if (found === undefined) throw new Error(`${file} is missing`);
  return found;
};
const nothing = async () => {};
const ACTIONS: Actions = {
  check: nothing,
  next: nothing,
  canStart: nothing,
  forecast: nothing,
  suggest: nothing,
  explain: nothing,
  report: nothing,
  trend: nothing,
  post: nothing,
  baseline: nothing,
  historyForget: nothing,
  init: nothing,
  doctor: nothing,
  completion: nothing,
  help: nothing,
  schema: nothing,
  demo: nothing,
};

/** The words of a command line, without what a shell does with them: pipes, redirections, comments. */
function wordsOf(line: string): string[] {
  const own = line.split(/\s(?:\||>|&&|#)(?:\s|$)/)[0] ?? '';
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/** How a fence marks the lines that are commands. */
const COMMAND_LINE: Record<string, RegExp> = { sh: /^/, console: /^\$ /, yaml: /^\s*- run: / };

/** Every command line of wiplimit that a page shows, without the program's name. */
function commandsOn({ fences, spans }: Page): string[] {
  const lines = fences.flatMap(({ language, code }) =>
    code.split('\n').filter((line) => COMMAND_LINE[language]?.test(line) ?? false),
  );
  // A span with `…` quotes a message.
  const quoted = spans.filter((span) => /^wiplimit( |$)/.test(span) && !span.includes('…'));
  return [...lines.flatMap((line) => line.split(' && ')), ...quoted].flatMap((line) => {
    const match = /(?:^|\s|\/bin\/)wiplimit(?:\.js)?(?:\s+(.*))?$/.exec(line);
    return match === null ? [] : [match[1] ?? ''];
  });
}

const links = all.flatMap(({ file, links }) =>
  links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => ({ file, link })),
);
test.each(links)('$file: $link leads somewhere', ({ file, link }) => {
  const [target = '', anchor] = link.split('#');
  const to = target === '' ? file : path.join(path.dirname(file), target);
  expect(existsSync(path.join(ROOT, to)), `${to} does not exist`).toBe(true);
  if (anchor !== undefined) expect(page(to).anchors).toContain(anchor);
});

const commands = [...new Set(all.flatMap(commandsOn))].map((rest) => ({ rest }));
test.each(commands)('wiplimit $rest can be typed', async ({ rest }) => {
  const program = createProgram(ACTIONS);
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
  const failure = await program
    .parseAsync(['node', 'wiplimit', ...wordsOf(rest)])
    .catch((error: unknown) => error);
  // Help and version end the parsing with an error of exit code 0.
  if (!(failure instanceof CommanderError && failure.exitCode === 0))
    expect(failure).not.toBeInstanceOf(Error);
});

const configs = all
  .filter(({ file }) => !['docs/snapshot.md', 'docs/verdict.md'].includes(file))
  .flatMap(({ file, fences }) => fences.map((fence) => ({ file, ...fence })))
  .filter(({ language, code }) => ['json', 'jsonc', 'yaml'].includes(language) && !/^jobs:/m.test(code));
test.each(configs)('$file: this config is valid: $code', async ({ language, code }) => {
  await parseConfig(code, language === 'yaml' ? 'snippet.yaml' : 'snippet.json');
});

describe('what a page shows as printed is printed', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'wiplimit-docs-'));
    await run({ args: ['demo', '--write', '.'], cwd });
  });
  afterAll(() => rm(cwd, { recursive: true }));

  const excerpts = all.flatMap(({ file, fences }) =>
    fences.filter(({ language }) => language === 'console').map(({ code }) => ({ file, code })),
  );
  test.each(excerpts)('$file: $code', async ({ code }) => {
    const [command = '', ...lines] = code.split('\n');
    const isPiped = command.endsWith('| cat');
    const args = wordsOf(command.replace(/^\$ wiplimit /, ''));
    const { stdout, stderr } = await run({ args, cwd, ...(isPiped ? {} : { columns: 100 }) });
    let rest = stdout + stderr;
    // A line of `…` stands for lines left out.
    for (const part of lines.join('\n').split('\n…\n')) {
      expect(rest).toContain(`${part}\n`);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
  });

  test.each(page('docs/verdict.md').fences.filter(({ language }) => language === 'json'))(
    'docs/verdict.md: $code',
    async ({ code }) => {
      const verdict = JSON.parse((await run({ args: ['demo', '--format', 'json'] })).stdout);
      for (const [key, value] of Object.entries(JSON.parse(code)))
        if (Array.isArray(value)) for (const entry of value) expect(verdict[key]).toContainEqual(entry);
        else expect(verdict[key]).toEqual(value);
    },
  );
});

test('the snapshot in docs/snapshot.md is one', () => {
  const [sample] = page('docs/snapshot.md').fences.filter(({ language }) => language === 'json');
  expect(validateSnapshot(JSON.parse(sample?.code ?? ''), 'docs/snapshot.md').records).toHaveLength(2);
});

test('docs/cli.md speaks of every command and option', () => {
  const { text, anchors } = page('docs/cli.md');
  for (const command of createProgram(ACTIONS).commands) {
    expect(anchors).toContain(command.name());
    for (const { long } of command.options) expect(text).toContain(long);
  }
});

test('docs/exit-codes.md and the README explain every exit code', () => {
  for (const file of ['docs/exit-codes.md', 'README.md'])
    for (const code of Object.values(EXIT))
      expect(page(file).text).toMatch(new RegExp(`^\\|(?: \\d+,)* ${code}[ ,]`, 'm'));
});

test.each(countingRules())('the rule %s is explained', (rule) => {
  expect([...page('docs/counting.md').spans, ...page('docs/ageing.md').spans]).toContain(rule);
});

test('docs/verdict.md explains every code of a note', () => {
  const [, notes = ''] = page('docs/verdict.md').text.split('\n## notes\n');
  expect([...notes.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)).toEqual([...NOTE_CODES]);
});

test('every message in docs/troubleshooting.md is one that wiplimit can say', () => {
  const src = path.join(ROOT, 'src');
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(src, file), 'utf8').replaceAll("\\'", "'"))
    .join('\n');
  const messages = [
    ...page('docs/troubleshooting.md').text.matchAll(/^\| `(.+?)`(?: or `(.+?)`)? \|/gm),
  ].flatMap((match) => match.slice(1).filter((text) => text !== undefined));
  expect(messages.length).toBeGreaterThan(40);
  const pieces = messages.flatMap((message) => message.split('…').map((piece) => piece.trim()));
  // Shorter pieces than this are found anywhere.
  expect(pieces.filter((piece) => piece.length > 6 && !sources.includes(piece))).toEqual([]);
});
