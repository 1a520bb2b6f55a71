import { describe, expect, it } from 'vitest';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { allWithin, partialSource, teamOver } from '../terminal/scenes.ts';
import { render, textOf } from './render.ts';
import { twoTeams } from './scenes.ts';

const titleOf = (page: string) => /<title>(.*?)<\/title>/.exec(page)?.[1];
const section = (page: string, id: string): string =>
  new RegExp(`<section id="${id}".*?</section>`, 's').exec(page)?.[0] ?? '';

describe('the summary', () => {
  it('says the outcome, the moment and what was read', () => {
    const page = render(teamOver());
    expect(titleOf(page)).toBe('3 limits over (2 only warn) – wiplimit');
    const top = textOf(/<header.*?<\/header>/s.exec(page)?.[0] ?? '');
    expect(top).toContain('20 Nov 2026, 10:00 Europe/Berlin');
    expect(top).toContain('GitHub: 41 records, read whole · Linear: 63 records, read whole');
  });

  it('never looks clean on a part of the data', () => {
    const page = render(partialSource());
    expect(titleOf(page)).toMatch(/incomplete – wiplimit$/);
    const text = textOf(page);
    expect(text).toContain('Not everything was read');
    expect(text).toContain('acme/secret: not found, or the token cannot see it');
    expect(text).toContain('Linear refused the credentials');
    expect(text).toContain('items in flight, of what was read');
    const undecided = verdictBuilder().source('github', { status: 'failed', records: 0 }).build();
    expect(textOf(/<h1.*?<\/h1>/s.exec(render(undecided))?.[0] ?? '')).toContain('GitHub not read whole');
    expect(render(undecided).includes('within"')).toBe(false);
  });

  it('leaves work under an exception out of every count and out of ageing, and lists it with its reason', () => {
    const exception = { reason: 'waiting for the bank', until: '2026-12-01' };
    const late = { ageDays: 24, sleDays: 8, aging: 'over' as const, stage: 'doing', teams: ['Payments'] };
    const page = render(
      verdictBuilder()
        .sle('Payments', 8)
        .item('PAY-16', { ...late, exception })
        .item('PAY-2', { teams: ['Payments'], stage: 'doing' })
        .with({ stages: ['doing'] })
        .build(),
    );
    const ageing = section(page, 'ageing');
    expect(textOf(ageing)).toContain('1 item in flight.');
    expect(ageing).not.toContain('PAY-16');
    expect(ageing).not.toContain('past its SLE');
    const items = textOf(section(page, 'items'));
    expect(items).toContain('1 item in flight, and 1 left out by an exception, the oldest first');
    expect(items).toContain('left out of the counts until 1 Dec: waiting for the bank');
    expect(items).toContain('PAY-16');
    expect(items).not.toContain('past its SLE');
  });

  it('has no alarm where all is within', () => {
    const page = render(allWithin());
    expect(titleOf(page)).toBe('All within limits – wiplimit');
    expect(section(page, 'over')).toBe('');
    expect(page.includes('Not everything was read')).toBe(false);
  });
});

describe('limits', () => {
  const limits = section(render(twoTeams()), 'limits');

  it('stand with both numbers and a word, in the order of the verdict', () => {
    expect(textOf(limits)).toMatch(
      /Payments PAY-1 , .*5 of 5 ▲ close, warns above 4.*Ada .*2 of 1 ✖ over by 1/,
    );
    expect(limits.indexOf('<b>Ada</b>')).toBeLessThan(limits.indexOf('<b>Grace</b>'));
  });

  it('keep people in the order of their names when one has more', () => {
    const builder = verdictBuilder();
    for (const [person, count] of [
      ['Ada', 1],
      ['Bo', 5],
      ['Cy', 3],
    ] as const)
      builder.limit('person', person, 2, { count });
    const text = textOf(section(render(builder.build()), 'limits'));
    expect(text).toMatch(/Ada.*Bo.*Cy/);
  });
});

describe('what to finish next', () => {
  it('has the reasons and whose move it is', () => {
    const text = textOf(section(render(twoTeams()), 'finish-next'));
    expect(text).toContain('PAY-2 Refunds in the right currency in review for 3 days');
    expect(text).toContain(
      'Next move: Noor (asked for a review): a review of acme/pay-api#41 is requested, for 4 days',
    );
  });
});

describe('links', () => {
  const linked = (url: string | null) =>
    render(verdictBuilder().item('PAY-1', { url, title: 'A title' }).build()).match(
      /<a href="(?!#)[^"]*"[^>]*>/g,
    ) ?? [];

  it('lead to the web only, and tell nobody where from', () => {
    expect(linked('https://linear.app/acme/issue/PAY-1')).toEqual([
      '<a href="https://linear.app/acme/issue/PAY-1" rel="noreferrer">',
      '<a href="https://linear.app/acme/issue/PAY-1" rel="noreferrer">',
    ]);
    for (const url of [
      null,
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//evil.test',
      'https://',
    ])
      expect(linked(url)).toEqual([]);
  });
});
