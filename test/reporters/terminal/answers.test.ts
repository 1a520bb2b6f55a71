import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { CanStartAnswer, NextAnswer } from '../../../src/model/answers.ts';
import type { ReporterOptions } from '../../../src/reporters/reporter.ts';
import { renderCanStart } from '../../../src/reporters/terminal/answers/can-start.ts';
import { renderNext } from '../../../src/reporters/terminal/answers/next.ts';
import { terminal } from '../../../src/reporters/terminal/terminal.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';

const SCREEN: ReporterOptions = { width: 100, color: 0, hyperlinks: false, tty: true, quiet: false };
const asked = {
  asOf: '2026-11-20T09:00:00Z',
  timezone: 'Europe/Berlin',
  unit: 'calendar' as const,
  incomplete: [],
};
type NextItem = NextAnswer['subjects'][number]['items'][number];

const nextItem = (id: string, draft: Partial<NextItem> = {}): NextItem => ({
  id,
  title: `Title of ${id}`,
  url: null,
  stage: 'doing',
  ageDays: 5,
  reasons: ['in doing for 3 days'],
  move: { who: 'holder', names: ['Ada'], reason: 'in work', days: 3 },
  lingering: null,
  ...draft,
});
const next = (items: NextItem[], reviews = 0): NextAnswer => ({
  ...asked,
  subjects: [
    {
      per: 'team',
      subject: 'Payments',
      reviews: Array.from({ length: reviews }, (_, index) => ({
        id: `acme/api#${index}`,
        reviewer: 'Kay',
        team: null,
        requestedAt: '2026-11-18T23:30:00Z',
        itemId: 'PAY-1',
        title: 'Faster',
        url: null,
      })),
      items,
    },
  ],
});

describe('next', () => {
  it.each<[Partial<NextItem['move']>, string]>([
    [{}, 'Move: Ada (holder): in work, for 3 days'],
    [
      { who: 'holder', names: [], reason: 'nobody holds it', days: 1 },
      'Move: nobody yet: nobody holds it, for 1 day',
    ],
    [
      { who: 'team', names: ['Platform', 'Web'], days: null },
      'Move: Platform and Web (another team): in work\n',
    ],
    [{ who: 'reviewers', names: ['Kay'] }, 'Move: Kay (asked for a review): in work, for 3 days'],
  ])('says whose move it is: %j', (move, words) => {
    const item = nextItem('PAY-1');
    expect(renderNext(next([{ ...item, move: { ...item.move, ...move } }]), SCREEN)).toContain(words);
  });
  it('names the stage where an item lingers, but not for being older than half of them', () => {
    const at = (percentile: number) =>
      renderNext(next([nextItem('PAY-1', { lingering: { stage: 'review', percentile, days: 6 } })]), SCREEN);
    expect(at(70)).toContain('Lingers: 70 of 100 had left review by day 6');
    expect(at(50)).not.toContain('Lingers');
  });
  it('puts reviews first, a few of them, with the days since they were asked for in the config’s zone', () => {
    const text = renderNext(next([nextItem('PAY-1')], 5), SCREEN);
    expect(text.indexOf('Review first')).toBeLessThan(text.indexOf('Then finish'));
    // 23:30 UTC on the 18th is the 19th in Berlin.
    expect(text).toContain('asked 1 day ago');
    expect(text.match(/acme\/api#/g)).toHaveLength(3);
    expect(text).toContain('and 2 more reviews');
  });
  it('invites to start where there is nothing to finish', () => {
    expect(renderNext(next([]), SCREEN)).toContain('room to start something');
    expect(renderNext({ ...asked, subjects: [] }, SCREEN)).toContain('room to start something');
  });
});

describe('can-start', () => {
  const [limit] = verdictBuilder().limit('person', 'Ada', 3, { count: 3 }).build().limits;
  const answer = (draft: Partial<CanStartAnswer>): CanStartAnswer => ({
    ...asked,
    answer: 'no',
    subject: { per: 'person', name: 'Ada' },
    item: null,
    counted: false,
    limits: limit === undefined ? [] : [{ ...limit, after: 4, answer: 'no' }],
    finishFirst: [],
    notes: [],
    ...draft,
  });
  it('says where the limit stands when finishing does not help', () => {
    const text = renderCanStart(answer({}), SCREEN);
    expect(text).toContain('No: with one more item Ada would have 4 of 3');
    expect(text).toContain('Finishing work does not help here');
    expect(text).toContain('limits[0]');
  });
  it('a limit that only warns does not decide, and is named', () => {
    const warned = answer({ answer: 'yes' });
    for (const one of warned.limits) one.level = 'warn';
    expect(renderCanStart(warned, SCREEN)).toContain(
      'Yes: one more item stays within every limit that decides',
    );
  });
  it('without a limit says so', () => {
    expect(renderCanStart(answer({ answer: 'yes', limits: [] }), SCREEN)).toContain(
      'no limit counts more work for Ada',
    );
  });
});

describe('waits between teams in the report', () => {
  const waiting = (count: number, customers: number) =>
    verdictBuilder()
      .with({
        crossTeam: {
          waits: Array.from({ length: count }, (_, index) => ({
            from: 'Payments',
            to: 'Platform',
            itemId: `PAY-${index}`,
            kind: 'blocked' as const,
            on: 'PLT-1',
            since: null,
            days: null,
          })),
          customers: { waiting: customers, total: 8 },
        },
      })
      .build();
  it('are a few rows and how many more there are', () => {
    const text = terminal(waiting(7, 0), SCREEN);
    expect(text.match(/Payments for Platform/g)).toHaveLength(5);
    expect(text).toContain('and 2 more');
    expect(text).not.toContain('Customers');
  });
  it('are not there when there are none, nor with --quiet', () => {
    expect(terminal(waiting(0, 0), SCREEN)).not.toContain('Waits');
    expect(terminal(waiting(2, 2), { ...SCREEN, quiet: true })).toBe('');
  });
  it('customers who wait are one line', () => {
    expect(terminal(waiting(0, 3), SCREEN)).toContain('Customers wait for 3 of the 8 items in flight (38%).');
  });
});

describe('hostile text', () => {
  const hostile = fc.oneof(
    fc.constantFrom('\u001b[2Jx', 'a\nb', '\u202eevil', 'x'.repeat(300), ''),
    fc.string({ unit: 'binary' }),
  );
  it('neither widens an answer nor commands a terminal', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 60, max: 160 }), fc.boolean(), (text, width, tty) => {
        const move = { who: 'author' as const, names: [text], reason: text, days: 2 };
        const lingering = { stage: text, percentile: 85, days: 2 };
        const item = nextItem(text, { title: text, url: text, reasons: [text], move, lingering });
        const answer = next([item, item], 1);
        for (const subject of answer.subjects) subject.subject = text;
        const shown = renderNext(answer, { ...SCREEN, width, tty });
        expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u200b\u202a-\u202e\u2066-\u2069]/u);
        if (tty) for (const line of shown.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 100 },
    );
  });
});
