import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord } from '../../src/text/escape/csv.ts';
import { markdownLink, markdownText } from '../../src/text/escape/markdown.ts';
import { labelValue } from '../../src/text/escape/openmetrics.ts';
import { webUrl } from '../../src/text/escape/web-url.ts';
import { logLine, workflowCommand } from '../../src/text/escape/workflow-command.ts';
import { xmlText } from '../../src/text/escape/xml.ts';

const anything = fc.string({ unit: 'binary' });

describe('Markdown', () => {
  it.each([
    ['Ada & Grace', 'Ada &amp; Grace'],
    ['a|b', 'a&#124;b'],
    ['<b>', '&lt;b&gt;'],
    ['# heading', '\\# heading'],
    ['1. first', '1&#8203;. first'],
    ['snake_case *x*', 'snake\\_case \\*x\\*'],
    ['ask @ada about #12', 'ask @&#8203;ada about #&#8203;12'],
    ['see https://x.test', 'see https:&#8203;//x.test'],
    ['&#64;ada', '&amp;#&#8203;64;ada'],
    ['C# and a-b', 'C# and a-b'],
    ['', '–'],
  ])('%j is %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  it('links only to the web, by an address that stays in its parentheses', () => {
    expect(markdownLink('acme/api#4', 'https://x.test/a b_(c)?d=1&e="|')).toBe(
      '[acme/api#4](https://x.test/a%20b_%28c%29?d=1&amp;e=%22%7C)',
    );
    expect(markdownLink('a]b', 'https://x.test/')).toBe('[a&#93;b](https://x.test/)');
    for (const url of [null, 'javascript:alert(1)', 'data:text/html,x', '//x.test', 'https://'])
      expect(markdownLink('PAY-1', url)).toBe('PAY-1');
  });
});

describe('a web address', () => {
  it('is ASCII without quotes, brackets and white space, or none', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          fc.webUrl(),
          anything.map((text) => `https://x.test/${text}`),
        ),
        (text) => {
          expect(webUrl(text) ?? 'https://x').toMatch(/^https?:\/\/[\w\-.~:/?#@$&+,;=%]+$/);
        },
      ),
    );
    expect(webUrl('https://github.com/acme/api/pull/4')).toBe('https://github.com/acme/api/pull/4');
  });
});

describe('a workflow command', () => {
  it('is one line, encoded as the runner decodes it', () => {
    expect(
      workflowCommand('error', { file: 'a,b:c', line: 3, col: null, title: '50%' }, 'one\r\n##[x] 100%'),
    ).toBe('::error file=a%2Cb%3Ac,line=3,title=50%25::one%0A## [x] 100%25');
  });

  it('is not what a line of text can be', () => {
    expect(logLine('::error::x ##[group]')).toBe(': :error::x ## [group]');
    fc.assert(
      fc.property(anything, (text) => {
        expect(logLine(text)).not.toMatch(/^\s*::|##\[|\n/);
      }),
    );
  });
});

it('CSV quotes what parts fields, and marks what would run', () => {
  expect(csvRecord(['a,b', 'say "x"', '=1', '-1', -1, true, null, 'two\nlines'])).toBe(
    '"a,b","say ""x""",\'=1,\'-1,-1,true,,two lines\r\n',
  );
});

it('XML gets only characters that it may hold, and no end of a CDATA section', () => {
  expect(xmlText('a\u0000b\ufffe]]>]]>')).toBe('ab]] >]] >');
});

it('a label keeps its quotes and backslashes to itself', () => {
  expect(labelValue('C:\\new "x"')).toBe('C:\\\\new \\"x\\"');
});
