import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../../src/reporters/markdown/markdown.ts';
import { webUrl } from '../../../src/text/escape/web-url.ts';
import { sanitiseLine } from '../../../src/text/sanitise.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { FILE, hostileVerdicts, INVISIBLE } from './hostile-verdicts.ts';

const REFERENCES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  '#124': '|',
  '#92': '\\',
  '#96': '`',
  '#36': '$',
  '#91': '[',
  '#93': ']',
};
/** What people see of inline Markdown; the breaks that keep it from being linked stay. */
function seen(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ('tokens' in token && token.tokens !== undefined ? seen(token.tokens) : inline(token)))
    .join('');
}
const inline = (token: Token): string =>
  token.type === 'text'
    ? token.text.replace(/&(\w+|#\d+);/g, (whole: string, name: string) =>
        name === '#8203' ? '\u200b' : (REFERENCES[name] ?? whole),
      )
    : 'text' in token
      ? token.text
      : '';
const copied = (text: string) => text.replaceAll('\u200b', '');

function tablesOf(page: string): Tokens.Table[] {
  return marked.lexer(page).filter((token): token is Tokens.Table => token.type === 'table');
}

/** The cells of a column, in all tables that have it. */
function column(page: string, name: string): string[] {
  return tablesOf(page).flatMap((table) => {
    const index = table.header.findIndex(({ text }) => text === name);
    return index < 0 ? [] : table.rows.map((row) => copied(seen(row[index]?.tokens ?? [])));
  });
}

describe('a page', () => {
  const verdict = verdictBuilder()
    .source('github')
    .item('PAY-1', { title: 'Retries', holders: ['Ada'], aging: 'over', ageDays: 12 })
    .item('PAY-2', { title: 'Refunds' })
    .limit('person', 'Ada', 1, { itemIds: ['PAY-1', 'PAY-2'] })
    .limit('person', 'Grace', 0)
    .finishNext('team', 'Payments', { 'PAY-1': ['12 days old'] })
    .build();

  it('says the outcome first, then what is over with links, then what to finish', () => {
    const page = markdown(verdict, FILE);
    expect(page).toMatch(/^## ✖ 1 limit over, 1 item past its SLE\n\nAs of 20 Nov 10:00 \(Europe\/Berlin\)/);
    expect(page).toContain(
      '| Ada | 2 of 1 | Ada has 2 in flight, 1 more than the limit of 1. Finishing PAY-1 (12 days, in doing) brings it back. | [PAY-1](https://linear.app/acme/issue/PAY-1), [PAY-2](https://linear.app/acme/issue/PAY-2) |',
    );
    expect(page.indexOf('### Over the limit')).toBeLessThan(page.indexOf('### Finish next'));
    expect(page.indexOf('### Finish next')).toBeLessThan(page.indexOf('### Ageing'));
  });

  it('is empty with --quiet when all is within, and never when something is not', () => {
    const within = verdictBuilder().source('github').limit('person', 'Ada', 2).build();
    expect(markdown(within, { ...FILE, quiet: true })).toBe('');
    expect(markdown(verdict, { ...FILE, quiet: true })).toContain('### Over the limit');
    expect(markdown(verdict, { ...FILE, quiet: true })).not.toContain('Finish next');
    const partial = verdictBuilder()
      .source('github', { status: 'failed', problems: ['no route'] })
      .build();
    expect(markdown(partial, { ...FILE, quiet: true })).toContain('- no route');
  });

  it('says how much a long table leaves out', () => {
    const builder = verdictBuilder();
    for (let number = 1; number <= 60; number += 1) builder.item(`PAY-${number}`, { aging: 'over' });
    const page = markdown(builder.build(), FILE);
    expect(tablesOf(page)[0]?.rows).toHaveLength(50);
    expect(page).toContain('\nand 10 more\n');
  });
});

describe('hostile text', () => {
  it('shows as it is, in its own cell, and is no mark-up', () => {
    fc.assert(
      fc.property(hostileVerdicts, (verdict) => {
        const page = markdown(verdict, FILE);
        expect(page).not.toMatch(INVISIBLE);
        const titles = verdict.items.map(({ title }) => sanitiseLine(title)).filter((title) => title !== '');
        // Only the title's own cell: whatever broke the table would shift or cut it.
        for (const title of titles) expect(column(page, 'title')).toContain(title);
        for (const { id } of verdict.items) expect(column(page, 'item')).toContain(copied(sanitiseLine(id)));
        marked.walkTokens(marked.lexer(page), ({ type }) => {
          expect([
            'heading',
            'paragraph',
            'table',
            'list',
            'list_item',
            'text',
            'link',
            'escape',
            'space',
          ]).toContain(type);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('mentions nobody and links nowhere but to the work itself', () => {
    fc.assert(
      fc.property(hostileVerdicts, (verdict) => {
        const known = new Set(
          verdict.items
            .flatMap(({ url, records }) => [url, ...records.map((record) => record.url)])
            .map(webUrl),
        );
        marked.walkTokens(marked.lexer(markdown(verdict, FILE)), (token) => {
          if (token.type === 'link') {
            expect(known).toContain(token.href.replaceAll('&amp;', '&'));
            token.tokens = [];
          }
        });
        const text = outsideLinks(marked.lexer(markdown(verdict, FILE)));
        expect(text).not.toMatch(/@\w|[#!]\d|\bgh-\d|:\/\/|www\.|mailto:\w/i);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no tag in the page that is made of it', () => {
    fc.assert(
      fc.property(hostileVerdicts, (verdict) => {
        const html = marked.parse(markdown(verdict, FILE), { async: false });
        const tags = html.match(/<[^>]*>/g) ?? [];
        for (const tag of tags)
          expect(tag).toMatch(
            /^<\/?(h2|h3|p|table|thead|tbody|tr|th|td|ul|li)>$|^<\/a>$|^<a href="https?:[^"<>\s]*">$/,
          );
      }),
      { numRuns: 100 },
    );
  });
});

/** What is seen of a page without the texts of its links. */
function outsideLinks(tokens: readonly Token[]): string {
  return tokens
    .map((token): string => {
      if (token.type === 'link') return ' ';
      if (token.type === 'table') {
        const table = token as Tokens.Table;
        return [...table.header, ...table.rows.flat()].map((cell) => outsideLinks(cell.tokens)).join('\n');
      }
      if (token.type === 'list') return outsideLinks((token as Tokens.List).items);
      return 'tokens' in token && token.tokens !== undefined ? outsideLinks(token.tokens) : inline(token);
    })
    .join('');
}
