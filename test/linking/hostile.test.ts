import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

/** GitHub takes bodies up to this long. */
const LONGEST = 65_536;
const records = (text: { body?: string; title?: string; branch?: string }) => [
  linearIssue({ id: 'PAY-1' }),
  pullRequest({ id: 'acme/api#1', author: 'mallory', ...text }),
];

const fragments = fc.constantFrom(
  ...[
    '>',
    '> ',
    '- ',
    '1. ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '`',
    '``',
    '```',
    '~~~',
    '<!--',
    '-->',
    '<',
    '>',
    '</',
    '<pre>',
    '</pre>',
    '<b ',
    '"',
    "'",
  ],
  ...[
    '[',
    ']',
    '](',
    '![',
    '(',
    ')',
    '*',
    '**',
    '_',
    '~~',
    '|',
    '|-|\n',
    '\\',
    '&',
    '#',
    '# ',
    '===',
    '---',
    '[a]: ',
    'https://linear.app/acme/issue/PAY-1/x',
  ],
  ...['Fixes ', 'skip ', 'PAY-1', 'PAY-', '-1', ' ', 'é', '修', '\u200b', '\u202e', '\ud800', '💥'],
);

test('2.3 No body, title or branch makes a run fail', () => {
  const text = fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fragments }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, text, (body, title, branch) => {
      const verdict = verdictOf({}, { records: records({ body: `Fixes PAY-1 ${body}`, title, branch }) });
      expect(verdict.items.flatMap((item) => item.records)).toHaveLength(2);
    }),
    { numRuns: 300 },
  );
});

test.each([
  '>',
  '> ',
  '1. ',
  '- * ',
  '[',
  '[x](',
  '[](',
  '![](',
  '](',
  '<',
  '<a ',
  '<!--',
  '`',
  '*a ',
  'skip x ',
  'PAY-1 ',
])(
  '2.3 A body of nothing but %j is read to its end, in time',
  (fragment) => {
    const body = `Fixes PAY-1 \\ <${fragment}\n\n${fragment.repeat(LONGEST / fragment.length)}`;
    expect(verdictOf({}, { records: records({ body }) }).items).not.toEqual([]);
  },
  10_000,
);
