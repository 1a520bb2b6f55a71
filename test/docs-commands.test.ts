import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from '../src/cli/exit-code.ts';
import { FORMATS } from '../src/reporters/reporter.ts';
import { run } from './support/fake-process.ts';
import { type Page, pages } from './support/markdown.ts';

const ROOT = path.join(import.meta.dirname, '..');
const all = pages();
const page = (file: string): Page => {
  const found = all.find((page) => page.file === file);
  if (found === undefined) throw new Error(`${file} is missing`);
  return found;
};
/** Examples have their own configs, and a test of their own runs their commands. */
const manual = all.filter(({ file }) => !file.startsWith('examples/'));

/** What cannot run on the demo's records, and why. A pattern that matches no command line fails. */
const CANNOT: readonly { command: RegExp; reason: string }[] = [
  { command: /^init( |$)/, reason: 'it asks Linear and GitHub' },
  { command: /^post( (slack|msteams|discord|webhook|--quiet).*)?$/, reason: 'it sends to an address' },
  { command: /^can-start .*--for-pull-request/, reason: 'it reads the event of a GitHub Actions run' },
  { command: /--save /, reason: 'it keeps what the sources gave, and asks them' },
  { command: /^explain ID$/, reason: 'ID stands for any id' },
  { command: /^(forecast|history forget)$/, reason: 'it names the command, and leaves out what it needs' },
  { command: /--team Paymants$/, reason: 'it shows what a misspelled name leads to' },
];
const cannot = (command: string) => CANNOT.find((entry) => entry.command.test(command));

/** Commands that read records, for which the demo's stand in. */
const READS = new Set([
  'check',
  'next',
  'can-start',
  'explain',
  'forecast',
  'suggest',
  'trend',
  'post',
  'baseline',
  'doctor',
]);

/** How a fence marks the lines that are commands; in plain text also those of cron. */
const COMMAND_LINE: Record<string, RegExp> = {
  sh: /^/,
  console: /^\$ /,
  yaml: /^\s*- run: /,
  text: /^(?:\$ |[\d*]|wiplimit )/,
};
/** `wiplimit` and what follows it, up to where a shell would end the command. */
const COMMAND = /(?:^|\s|\/bin\/)wiplimit(?:\.js)?(?=\s|$)(.*?)(?:\s(?:\|+|>|;|#)(?:\s.*)?)?$/;

/** Every command line of wiplimit that a page shows, without the program's name. */
function commandsOn({ fences, spans }: Page): string[] {
  const lines = fences.flatMap(({ language, code }) =>
    code.split('\n').filter((line) => COMMAND_LINE[language]?.test(line) ?? false),
  );
  // A span with `…` quotes a message.
  const quoted = spans.filter((span) => /^wiplimit( |$)/.test(span) && !span.includes('…'));
  return [...lines.flatMap((line) => line.split(' && ')), ...quoted].flatMap((line) => {
    const match = COMMAND.exec(line);
    return match === null ? [] : [(match[1] ?? '').trim()];
  });
}

const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );

/** The same command line, with the demo's records where it would ask the sources. */
function onTheDemo(command: string): string[] {
  const words = wordsOf(command);
  const isBare =
    words[0] === undefined || (words[0].startsWith('-') && !/^--?(help|h|version|V)$/.test(words[0]));
  const args = isBare ? ['check', ...words] : words;
  const wants = READS.has(args[0] ?? '') && !args.includes('--help') && !args.includes('--from');
  return wants && !args.includes('--snapshot') ? [...args, '--snapshot', 'snapshot.json'] : args;
}

const commands = [...new Set(manual.flatMap(commandsOn))];
const runnable = commands.filter((command) => cannot(command) === undefined);

test.each(CANNOT)('a page still has a command that cannot run because $reason', ({ command }) => {
  expect(commands.filter((line) => command.test(line))).not.toEqual([]);
});

describe('a command line of the docs works on the demo', () => {
  let demo: string;
  beforeAll(async () => {
    demo = await mkdtemp(path.join(tmpdir(), 'wiplimit-docs-commands-'));
    await run({ args: ['demo', '--write', '.'], cwd: demo });
    // The files that pages speak of: an earlier morning, another config, a saved verdict, a reporter, a baseline.
    await cp(path.join(demo, 'snapshot.json'), path.join(demo, 'monday.json'));
    await cp(path.join(demo, '.wiplimitrc.json'), path.join(demo, 'stricter.json'));
    const [reporter] = page('docs/formats.md').fences.filter(({ language }) => language === 'js');
    await writeFile(path.join(demo, 'my-reporter.mjs'), reporter?.code ?? '');
    const args = ['check', '--snapshot', 'snapshot.json', '--output', 'json:verdict.json'];
    await run({ args, cwd: demo });
    await run({ args: ['baseline', '--snapshot', 'snapshot.json'], cwd: demo });
  });
  afterAll(() => rm(demo, { recursive: true }));

  test.each(runnable)('wiplimit %s', async (command) => {
    const cwd = await mkdtemp(path.join(tmpdir(), 'wiplimit-docs-command-'));
    await cp(demo, cwd, { recursive: true });
    const env = {
      XDG_STATE_HOME: cwd,
      XDG_CACHE_HOME: cwd,
      ...(command.startsWith('history') ? { WIPLIMIT_HISTORY: `sqlite:${cwd}/history.db` } : {}),
    };
    // A page may name a folder of the reader's machine.
    const args = onTheDemo(command).map((word) => word.replace(/:\/.*\//, ':'));
    const { stderr, exitCode } = await run({ args, cwd, env }).finally(() => rm(cwd, { recursive: true }));
    expect([EXIT.ok, EXIT.over], `exit code ${exitCode}: ${stderr}`).toContain(exitCode);
  });
});

test('what docs/moving.md makes of a spreadsheet is judged as it says', async () => {
  const cwd = await mkdtemp(path.join(tmpdir(), 'wiplimit-docs-moving-'));
  const { fences } = page('docs/moving.md');
  const fence = (language: string, start: string): string =>
    fences.find((fence) => fence.language === language && fence.code.startsWith(start))?.code ?? '';
  await writeFile(path.join(cwd, 'board.csv'), `${fence('text', 'id,')}\n`);
  await writeFile(path.join(cwd, 'to-snapshot.mjs'), fence('js', 'import'));
  await writeFile(path.join(cwd, '.wiplimitrc.json'), fence('jsonc', '{\n  "stages"'));
  await promisify(execFile)(process.execPath, ['to-snapshot.mjs'], { cwd });
  const { stdout } = await run({ args: ['check', '--snapshot', 'snapshot.json'], cwd });
  await rm(cwd, { recursive: true });
  const [, ...printed] = fence('text', '$ wiplimit').split('\n');
  expect(stdout).toBe(`${printed.join('\n')}\n`);
});

test.each(Object.values(EXIT))('exit code %i has a section', (code) => {
  const headings = [...page('docs/exit-codes.md').text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings.flatMap((heading) => heading?.split(' and ') ?? [])).toContain(String(code));
});

test('docs/README.md leads to every page', () => {
  const { links } = page('docs/README.md');
  const others = all
    .map(({ file }) => file)
    .filter((file) => /^docs\/[^/]+$/.test(file) && file !== 'docs/README.md');
  expect(others.filter((file) => !links.includes(path.basename(file)))).toEqual([]);
});

describe('docs/library.md', () => {
  const { spans, text } = page('docs/library.md');
  test('explains everything that the package exports', () => {
    const types = readFileSync(path.join(ROOT, 'scripts/index.d.ts.txt'), 'utf8');
    const exported = [...types.matchAll(/^export (?:\w+ )+?(\w+)\b(?=[:(; {])/gm)].map(([, name]) => name);
    expect(exported).toContain('check');
    expect(exported.filter((name) => !spans.includes(name ?? '') && !text.includes(`\`${name}(`))).toEqual(
      [],
    );
  });

  test('explains every option of check', () => {
    const source = readFileSync(path.join(ROOT, 'src/index.ts'), 'utf8');
    const [, body = ''] = /interface CheckOptions \{(.*?)^\}/ms.exec(source) ?? [];
    const options = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name);
    expect(options).toContain('config');
    const table = text.slice(text.indexOf('## check'), text.indexOf('## defineConfig'));
    expect(options.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  });

  test('names every format', () => expect(spans).toEqual(expect.arrayContaining([...FORMATS])));
});

describe('pictures', () => {
  const images = path.join(ROOT, 'docs/images');

  test('are there, and small', () => {
    const shown = all.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\(([^)\s]+\.(?:svg|png))\)|src(?:set)?="([^"]+)"/g)].map(([, link, source]) =>
        path.join(ROOT, path.dirname(file), link ?? source ?? ''),
      ),
    );
    expect(new Set(shown)).toEqual(new Set(readdirSync(images).map((file) => path.join(images, file))));
    expect(shown.filter((file) => statSync(file).size > 200_000)).toEqual([]);
  });

  test('the terminal in docs/images shows what the demo prints: if not, run npm run screenshots', async () => {
    const { stdout } = await run({ args: ['demo'], columns: 100 });
    const svg = readFileSync(path.join(images, 'terminal.svg'), 'utf8');
    const drawn = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, piece = '']) =>
      piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );
    const [prompt, name, ...report] = drawn;
    expect([prompt, name]).toEqual(['$ ', 'wiplimit demo']);
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
    const inPicture = words(report.join(' ')).join('');
    expect(inPicture.length).toBeGreaterThan(1000);
    expect(words(stdout).join('').startsWith(inPicture)).toBe(true);
  });
});
