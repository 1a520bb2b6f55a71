import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { problemsLater } from './config-errors.ts';

/** How the text of a config is read, before anything is judged. */

const problems = (content: string, file = '.wiplimitrc') => problemsLater(() => parseConfig(content, file));
const FIRST = 'A first config: {"linear": {"teams": ["PAY"]}, "limits": [{"per": "person", "max": 3}]}';

describe('formats', () => {
  const yaml = 'timezone: Europe/Berlin\nlimits:\n  - per: person\n    max: 3\n    until: 2026-11-29\n';
  const json = `// why
    { /* zone */ "timezone": "Europe/Berlin",
      "limits": [ { "per": "person", "max": 3, "until": "2026-11-29", }, ], }`;

  it.each([
    ['.wiplimitrc', json],
    ['.wiplimitrc', `\uFEFF${json}`],
    ['.wiplimitrc', yaml],
    ['.wiplimitrc', `\uFEFF${yaml}`],
    ['limits', yaml],
    ['limits.conf', json],
    ['.wiplimitrc', `/* a { */ // b {\n  ${json}`],
    [
      '.wiplimitrc',
      `# a flow mapping is YAML, too\n{ "timezone": Europe/Berlin, limits: [{ per: person, max: 3, until: 2026-11-29 }] }`,
    ],
    ['.wiplimitrc.json', json],
    ['.wiplimitrc.json', `\uFEFF${json}`],
    ['.wiplimitrc.yaml', yaml],
    ['.wiplimitrc.yml', yaml.replaceAll('\n', '\r\n')],
    ['package.json', `{"wiplimit": ${json}}`],
  ])('%s (%#)', async (file, content) => {
    const plan = await parseConfig(content, file);
    expect(plan.timezone).toBe('Europe/Berlin');
    expect(plan.limits).toMatchObject([{ per: 'person', max: 3, until: '2026-11-29' }]);
  });

  it('keeps a YAML day a text, also under a YAML 1.1 directive', async () => {
    const days = 'calendar:\n  holidays: [2026-12-25]\n';
    expect((await parseConfig(days, 'a.yaml')).calendar.holidays).toEqual(['2026-12-25']);
    expect((await parseConfig(`%YAML 1.1\n---\n${days}`, 'a.yaml')).calendar.holidays).toEqual([
      '2026-12-25',
    ]);
  });

  it('guesses the format of any text without delay', async () => {
    expect(await problems(`${' '.repeat(100_000)}${'//'.repeat(100_000)}`)).toHaveLength(1);
  });

  it('reads YAML references that are few', async () => {
    const content = 'blocked:\n  labels: &stop [on hold]\ngithub:\n  exclude:\n    labels: *stop\n';
    expect((await parseConfig(content, 'a.yaml')).github?.exclude.labels).toEqual(['on hold']);
  });

  it('cleans invisible characters out of names', async () => {
    expect((await parseConfig('{"people": [{"name": "Ada\\u202e\\u001b"}]}', 'a.json')).people[0]?.name).toBe(
      'Ada',
    );
  });
});

describe('JSON that cannot be read', () => {
  it.each([
    ['', `: this file is empty | ${FIRST}`],
    [' // nothing yet\n', `: this file is empty | ${FIRST}`],
    [
      '{\n  "limits": [\n    { "per": person }\n  ]\n}',
      'line 3, column 14: this word is not JSON; texts stand in double quotes',
    ],
    ['{ "stacks": "one"\n  "others": "count" }', 'line 2, column 3: a comma was expected before this'],
    ['{ "stacks" "one" }', 'line 1, column 12: a colon was expected here'],
    ['{ "stacks": }', 'line 1, column 13: a value was expected here'],
    ['{ "limits": [ }', 'line 1, column 15: a value was expected here'],
    ['{ "stacks": "one', 'line 1, column 13: this text is not closed by a double quote on its line'],
    ['{ "stacks": "one"', 'line 1, column 18: a closing } was expected here'],
    ['{} {}', 'line 1, column 4: the config ends before this, and nothing may follow it'],
    [
      '{ "stacks": "a\\q" }',
      'line 1, column 13: a backslash in this text begins no JSON escape; write \\\\ for a backslash',
    ],
    ['{} /* ', 'line 1, column 4: this comment is not closed by */'],
    ['['.repeat(50_000), 'line 1, column 65: lists and objects are nested more than 64 levels deep'],
  ])('%#', async (content, problem) => {
    expect(await problems(content, 'a.json')).toEqual([problem]);
  });

  it('reports duplicate keys together with what else is wrong', async () => {
    expect(
      await problems('{ "limits": [{ "per": "person",\n "max": 1, "max": -2 }], "limits_": 1 }', 'a.json'),
    ).toEqual([
      'line 2, column 12: the key "max" stands twice in one object | Keep one of the two.',
      'limits[0].max: must be at least 0, not -2',
      'limits_: is not a known key | Did you mean "limits"?',
    ]);
  });

  it('looks for duplicate keys only under "wiplimit" in package.json', async () => {
    expect(await problems('{"a": 1, "a": 2, "b": {"c": 1, "c": 2}, "wiplimit": {}}', 'package.json')).toEqual(
      [],
    );
    expect(await problems('{"wiplimit": {"stacks": "one", "stacks": "one"}}', 'package.json')).toEqual([
      'line 1, column 32: the key "stacks" stands twice in one object | Keep one of the two.',
    ]);
  });

  it('says when a named package.json has no settings', async () => {
    expect(await problems('{"name": "x"}', 'sub/package.json')).toEqual([
      ': this file has no key "wiplimit" | Put the settings under "wiplimit", or into .wiplimitrc.json.',
    ]);
  });
});

describe('YAML that cannot be read', () => {
  const COPIES =
    ': the YAML references (*name) in this file stand for more than 50 copies | Write the values out.';
  const bomb = ['a0: &a0 [x, x, x, x]'];
  for (let level = 1; level < 20; level += 1)
    bomb.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);

  it.each([
    ['# nothing yet', `: this file is empty | ${FIRST}`],
    [
      'stacks: one\nstacks: each',
      'line 2, column 1: the key "stacks" stands twice in one object | Keep one of the two.',
    ],
    [
      'stacks: one\n---\nstacks: each',
      'line 2, column 1: a second YAML document begins here | A config is one document: remove the line ---.',
    ],
    [
      'stacks: !!js/function one',
      'line 1, column 9: the YAML tag !!js/function is not allowed: a config is plain data | Remove the tag.',
    ],
    [
      'stacks: !env STACKS',
      'line 1, column 9: the YAML tag !env is not allowed: a config is plain data | Remove the tag.',
    ],
    ['aging:\n\tstale: 3', 'line 2, column 1: this line is indented by a tab | YAML is indented by spaces.'],
    ['a: [1\nb: 2}', expect.stringMatching(/^line 2, column 1: this is not YAML: \S/)],
    ['stacks: *one', 'line 1, column 9: *one refers to an anchor that is not defined before it'],
    ['&all [*all]', 'line 1, column 7: *all refers to what contains it'],
    [bomb.join('\n'), COPIES],
    [`a: &a [x]\nb: [${'*a, '.repeat(51)}]`, COPIES],
    [`a: &a [x]\nb: &b [y]\nc: [${'*a, *b, '.repeat(26)}]`, COPIES],
    ['['.repeat(50_000), 'line 1: lists and objects are nested more than 64 levels deep'],
    ['- '.repeat(50_000), 'line 1: lists and objects are nested more than 64 levels deep'],
    [
      `stacks: "]"\na: ${'["]", '.repeat(50_000)}`,
      'line 2: lists and objects are nested more than 64 levels deep',
    ],
    [
      Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      'line 258: lists and objects are nested more than 64 levels deep',
    ],
    ...['binary', 'timestamp', 'set'].map((tag): [string, string] => [
      `stacks: !!${tag} x`,
      `line 1, column 9: the YAML tag !!${tag} is not allowed: a config is plain data | Remove the tag.`,
    ]),
  ])('%#', async (content, problem) => {
    expect(await problems(content, 'a.yaml')).toEqual([problem]);
  });
});

describe('keys that reach for the prototype', () => {
  it.each([
    ['a.json', '{"__proto__": {"stacks": "each"}, "limits": []}'],
    ['a.yaml', '__proto__: {stacks: each}\nlimits: []'],
  ])('are unknown keys in %s', async (file, content) => {
    expect(await problems(content, file)).toEqual([
      expect.stringMatching(/^__proto__: is not a known key \| Here stand: /),
    ]);
    expect(Reflect.get({}, 'stacks')).toBeUndefined();
  });

  it('also inside lists, and beside other mistakes', async () => {
    expect(
      await problems('{"limits": [{"__proto__": {"max": 1}, "constructor": 1, "per": "person"}]}', 'a.json'),
    ).toEqual([
      'limits[0]: has neither "max" nor "maxPerPerson" | Say how many are allowed, such as "max": 3.',
      expect.stringMatching(/^limits\[0\]\.__proto__: is not a known key/),
      expect.stringMatching(/^limits\[0\]\.constructor: is not a known key/),
    ]);
  });
});
