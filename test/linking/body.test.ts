import { describe, expect, test } from 'vitest';
import { githubIssue, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { groupsOf, human, linked, type RecordDraft } from './scene.ts';

const PULL = 'acme/api#1';
const ISSUES = [linearIssue({ id: 'PAY-12' }), linearIssue({ id: 'PAY-13' })];

/** The item of a pull request with this body, when PAY-12 and PAY-13 are started. */
function itemFor(body: string, pull: Partial<RecordDraft> = {}): string | undefined {
  const groups = linked([...ISSUES, pullRequest({ id: PULL, body, ...pull })]);
  return Object.keys(groups).find((id) => groups[id]?.includes(PULL));
}
const links = (body: string): boolean => itemFor(body) === 'PAY-12';

const FAMILIES = ['close', 'fix', 'resolve', 'complete', 'implement'];
const CLOSING = [
  ...FAMILIES,
  ...['closes', 'fixes', 'resolves', 'completes', 'implements'],
  ...['closed', 'fixed', 'resolved', 'completed', 'implemented'],
  ...['closing', 'fixing', 'resolving', 'completing', 'implementing'],
];
const OTHER = [
  'ref',
  'refs',
  'references',
  'part of',
  'related to',
  'relates to',
  'contributes to',
  'toward',
  'towards',
];
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

test.each([...CLOSING, ...OTHER, 'linear issue'])(
  '2.3 In the body the magic word “%s” precedes an identifier',
  (word) => {
    expect(links(`${word} PAY-12`)).toBe(true);
    expect(links(`Some words first.\n\n${capital(word)} PAY-12.`)).toBe(true);
    expect(links(`- ${word.toUpperCase()}: PAY-12`)).toBe(true);
    expect(links(`${word} https://linear.app/acme/issue/PAY-12/retry-the-payment`)).toBe(true);
  },
);

test.each(CLOSING)('2.3 “%s” is a closing word: it is heard before any other magic word', (word) => {
  expect(itemFor(`Refs PAY-13\n\n${word} PAY-12`)).toBe('PAY-12');
});
test.each(OTHER)('2.3 “%s” is no closing word', (word) => {
  expect(itemFor(`${word} PAY-12\n\nFixes PAY-13`)).toBe('PAY-13');
});

test('2.3 Without a magic word the body names nothing', () => {
  expect(links('PAY-12')).toBe(false);
  expect(links('See PAY-12, like PAY-12.')).toBe(false);
  expect(links('https://linear.app/acme/issue/PAY-12/retry')).toBe(false);
});

test('2.3 The word precedes the identifier: one after it, or inside another word, is none', () => {
  expect(links('PAY-12 fixes it')).toBe(false);
  expect(links('prefixes PAY-12')).toBe(false);
  expect(links('unresolved PAY-12')).toBe(false);
  expect(links('the hotfix PAY-12')).toBe(false);
  expect(links('fixture PAY-12')).toBe(false);
});

test('2.3 On its line: a word on another line is not heard', () => {
  expect(links('Fixes\nPAY-12')).toBe(false);
  expect(links('Fixes\r\nPAY-12')).toBe(false);
  expect(links('PAY-12\nFixes')).toBe(false);
});

test('2.3 One word speaks for all identifiers and addresses of its line', () => {
  expect(itemFor('Fixes PAY-12, PAY-13')).toBe('PAY-12');
  expect(itemFor('Fixes PAY-99 and PAY-13'), 'PAY-99 is not in flight').toBe('PAY-13');
  expect(itemFor('Fixes https://linear.app/acme/issue/PAY-99, https://linear.app/acme/issue/PAY-13')).toBe(
    'PAY-13',
  );
});

test('2.3 An identifier in the body is written in capitals, as Linear writes it, and whole', () => {
  expect(links('Fixes PAY-123')).toBe(false);
  expect(links('Fixes XPAY-12')).toBe(false);
  expect(links('Fixes UTF-8')).toBe(false);
});

test('2.3 Only Linear’s own addresses count as Linear URLs', () => {
  expect(links('Fixes https://linear.app/acme/issue/PAY-12')).toBe(true);
  expect(links('Fixes [the retry](https://linear.app/acme/issue/PAY-12/retry)')).toBe(true);
  expect(links('Fixes <https://linear.app/acme/issue/PAY-12/retry>')).toBe(true);
  expect(links('Fixes https://example.com/browse/UTF-8')).toBe(false);
});

describe('2.3 Outside HTML comments, code and quotes', () => {
  test.each([
    ['a comment', '<!-- Fixes PAY-12 -->'],
    ['a comment of several lines', '<!--\nFixes PAY-12\n-->'],
    ['a comment that never ends', 'text\n\n<!-- Fixes PAY-12'],
    ['inline code', '`Fixes PAY-12`'],
    ['an identifier in inline code', 'Fixes `PAY-12`'],
    ['inline code in double backticks', '`` Fixes ` PAY-12 ``'],
    ['inline code over several lines', '``\nFixes PAY-12\n``'],
    ['a fence', '```\nFixes PAY-12\n```'],
    ['a fence with a language', '```ts\nFixes PAY-12\n```'],
    ['a fence of tildes', '~~~\nFixes PAY-12\n~~~'],
    ['a fence that never ends', '```\nFixes PAY-12'],
    ['a longer fence around a shorter', '````\n```\nFixes PAY-12\n````'],
    ['an indented block', 'text\n\n    Fixes PAY-12'],
    ['a quote', '> Fixes PAY-12'],
    ['an indented quote', '   > Fixes PAY-12'],
    ['a quote in a quote', '> > Fixes PAY-12'],
    ['a quote in a list', '- > Fixes PAY-12'],
    ['a fence in a quote', '> ```\n> Fixes PAY-12\n> ```'],
    ['a fence in a list', '- x\n  ```\n  Fixes PAY-12\n  ```'],
  ])('%s names nothing', (_, body) => expect(links(body)).toBe(false));

  test.each([
    ['after a comment', '<!-- remove me -->\nFixes PAY-12'],
    ['after a comment on the line', '<!-- x --> Fixes PAY-12'],
    ['after a fence', '```\ncode\n```\nFixes PAY-12'],
    ['after inline code', 'With `retry()`: fixes PAY-12'],
    ['after a quote', '> they said\n\nFixes PAY-12'],
    ['in a list', '* Fixes PAY-12'],
    ['in a task', '- [x] Fixes PAY-12'],
    ['in bold', '**Fixes PAY-12**'],
    ['bold word', '**Fixes** PAY-12'],
    ['in a heading', '## Fixes PAY-12'],
    ['in a table', '| a | b |\n|---|---|\n| x | Fixes PAY-12 |'],
    ['in a details block', '<details><summary>x</summary>\n\nFixes PAY-12\n\n</details>'],
    ['with Windows line ends', 'Hello\r\n\r\nFixes PAY-12\r\n'],
  ])('%s it is heard', (_, body) => expect(links(body)).toBe(true));
});

describe('2.3 skip / ignore PAY-12 unlinks', () => {
  test.each(['skip', 'ignore', 'Skip', 'IGNORE'])('“%s” undoes branch, title and words', (word) => {
    expect(itemFor(`${word} PAY-12`, { branch: 'pay-12', title: 'PAY-12 x' })).toBe(PULL);
    expect(itemFor(`Fixes PAY-12\n\n${word} PAY-12`)).toBe(PULL);
    expect(itemFor(`${word} PAY-12`, { branch: 'pay-12', title: 'PAY-13 x' })).toBe('PAY-13');
  });
  test('an attachment and a previous identifier too', () => {
    const issue = linearIssue({
      id: 'PAY-12',
      previousIds: ['OLD-1'],
      links: ['https://github.com/acme/api/pull/1'],
    });
    const pull = (body: string) =>
      Object.keys(linked([issue, pullRequest({ id: PULL, branch: 'old-1', body })]));
    expect(pull('hello')).toEqual(['PAY-12']);
    expect(pull('ignore PAY-12')).toEqual(['PAY-12', PULL]);
  });
  test('the GitHub issue that is synced with it too: the two are one', () => {
    const records = [
      linearIssue({ id: 'PAY-12', syncedWith: 'acme/api#9' }),
      githubIssue({ id: 'acme/api#9' }),
      pullRequest({ id: PULL, closes: ['acme/api#9'], body: 'skip PAY-12' }),
    ];
    expect(linked(records)['PAY-12']).not.toContain(PULL);
  });
  test('only that identifier, and only outside comments, code and quotes', () => {
    expect(itemFor('ignore PAY-13', { branch: 'pay-12' })).toBe('PAY-12');
    expect(itemFor('<!-- ignore PAY-12 -->', { branch: 'pay-12' })).toBe('PAY-12');
    expect(itemFor('> skip PAY-12', { branch: 'pay-12' })).toBe('PAY-12');
  });
  test('it does not bring two pull requests of an unread issue together', () => {
    const pulls = [1, 2].map((n) =>
      pullRequest({ id: `acme/api#${n}`, title: 'PAY-77', body: n === 2 ? 'skip PAY-77' : '' }),
    );
    expect(linked(pulls)).toEqual({ 'PAY-77': ['acme/api#1'], 'acme/api#2': ['acme/api#2'] });
  });
});

describe('2.3 Bots’ bodies are not read', () => {
  const people = [human('github', 'release-bot', { kind: 'bot' }), human('github', 'ada-l')];
  const of = (author: string, pull: Partial<RecordDraft>) =>
    groupsOf(verdictOf({}, { people, records: [...ISSUES, pullRequest({ id: PULL, author, ...pull })] }));
  test('a bot’s changelog links nothing, a human’s does', () => {
    expect(of('release-bot', { body: 'Fixes PAY-12' })).toHaveProperty([PULL]);
    expect(of('ada-l', { body: 'Fixes PAY-12' })).not.toHaveProperty([PULL]);
  });
  test('nor does a bot’s “skip” unlink; its branch and title are read', () => {
    expect(of('release-bot', { branch: 'pay-12', body: 'skip PAY-12' })['PAY-12']).toContain(PULL);
    expect(of('release-bot', { title: 'PAY-12' })['PAY-12']).toContain(PULL);
  });
});

test('2.3 A word inside a word of another language is none; text without spaces still says it', () => {
  expect(links('préfix PAY-12')).toBe(false);
  expect(links('fixé PAY-12')).toBe(false);
  expect(links('修正fixes PAY-12')).toBe(true);
});

test('2.3 A “skip” that speaks of something else leaves the word before it in force', () => {
  expect(itemFor('Fixes the skip of PAY-12')).toBe('PAY-12');
  expect(itemFor('Ignore errors of PAY-12', { branch: 'pay-12' })).toBe('PAY-12');
  expect(itemFor('Fixes PAY-13, skip PAY-12', { branch: 'pay-12' })).toBe('PAY-13');
  expect(itemFor('skip PAY-13, fixes PAY-12', { branch: 'pay-13' })).toBe('PAY-12');
  expect(itemFor('skip [PAY-12](https://linear.app/acme/issue/PAY-12/retry)', { branch: 'pay-12' })).toBe(
    PULL,
  );
});
