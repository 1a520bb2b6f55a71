import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { textOf } from '../../../src/reporters/summary/parts.ts';
import { type Summary, summaryOf } from '../../../src/reporters/summary/summary.ts';
import { text } from '../../../src/reporters/summary/text.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { changesOf, hugeVerdict } from './verdicts.ts';

const PLAIN = { link: null, mentions: new Map<string, string>() };
const linesOf = (verdict: Verdict, name: Summary['sections'][number]['name']) =>
  summaryOf(verdict, PLAIN)
    .sections.filter((section) => section.name === name)
    .flatMap(({ lines }) => lines.map(textOf));

/** A team on an ordinary day. */
const ordinary = () =>
  verdictBuilder()
    .source('linear')
    .sle('Payments', 8)
    .item('PAY-12', { title: 'Refunds', ageDays: 12, aging: 'over', stage: 'review', teams: ['Payments'] })
    .item('PAY-31', { title: 'Declined cards', teams: ['Payments'] })
    .limit('person', 'Ada', 1, { itemIds: ['PAY-12', 'PAY-31'] })
    .limit('team', 'Payments', 8, { itemIds: ['PAY-12', 'PAY-31'] })
    .with({
      finishNext: [
        {
          per: 'team',
          subject: 'Payments',
          items: [
            {
              id: 'PAY-12',
              reasons: ['in review for 4 days', '12 days old, over the SLE of 8', 'third'],
              move: { who: 'author', names: ['Ada'], reason: 'changes are requested', days: 2 },
            },
          ],
        },
      ],
      changes: changesOf({
        newlyOver: ['person/Ada/*'],
        started: ['PAY-31'],
        finished: ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4'],
        streaks: [
          { key: 'person/Ada/*', status: 'over', days: 3, since: '2026-11-18' },
          { key: 'team/Payments/*', status: 'within', days: 12, since: '2026-11-09' },
        ],
      }),
    });

it('says what is over, what changed, what is old, what to finish and what goes well', () => {
  expect(text(ordinary().build(), { link: 'https://ci.acme.com/runs/1' })).toBe(
    `WIP on Friday 20 Nov: 1 limit over, 1 item past its SLE
- Ada has 2 in flight, 1 more than the limit of 1. Finishing PAY-12 (12 days, in
  review) brings it back. Third day over.
Since yesterday: newly over: Ada; 4 finished (PAY-1, PAY-2, PAY-3 +1); 1 started
(PAY-31)
Past their SLE:
- PAY-12 Refunds: 12 days (SLE 8), in review
Finish first:
- Payments: PAY-12 Refunds (in review for 4 days, 12 days old, over the SLE of
  8). Ada (author): changes are requested, for 2 days
Payments: within the limit for 12 days in a row
Details: https://ci.acme.com/runs/1
`,
  );
});

describe('partial data', () => {
  const partial = () => ordinary().source('github', { status: 'partial' }).build();

  it('is said before anything else', () => {
    expect(text(partial(), {})).toMatch(
      /^GitHub was read only in part \(41 records\), so there may be more work than this\ncounts\./,
    );
  });

  it('calls nothing finished, for it may only be unread', () => {
    expect(linesOf(partial(), 'changes')).toEqual(['Since yesterday: newly over: Ada; 1 started (PAY-31)']);
  });

  it('of undecided limits alone is no clean bill either, and praises none of them', () => {
    const verdict = verdictBuilder()
      .limit('team', 'Payments', 8, { itemIds: ['PAY-1'], status: 'unknown' })
      .with({
        outcome: 'incomplete',
        changes: changesOf({
          resolved: ['team/Payments/*'],
          streaks: [{ key: 'team/Payments/*', status: 'within', days: 12, since: '2026-11-09' }],
        }),
      })
      .build();
    const shown = text(verdict, {});
    expect(shown).toMatch(/^This is not the whole picture/);
    expect(shown).not.toMatch(/all within|days in a row|back within|no limit changed/i);
  });
});

describe('the first problem of a source', () => {
  const said = (...problems: string[]) =>
    linesOf(verdictBuilder().source('linear', { status: 'partial', problems }).build(), 'unread');

  it('is told in a sentence, and how many more there are', () => {
    expect(said('PLT was cut off after 500 issues. Ask for less.', 'More')).toEqual([
      'Linear: PLT was cut off after 500 issues (and 1 more)',
    ]);
    expect(said()).toEqual([]);
  });

  it('however long it is', () => {
    expect(said('x'.repeat(5000))[0]?.length).toBeLessThan(200);
  });
});

describe('limits that are over', () => {
  it('come worst first, three of them, and the rest is a number', () => {
    const builder = verdictBuilder();
    const over = (subject: string, count: number, level: 'error' | 'warn') =>
      builder.limit('team', subject, 1, { count, level });
    over('A', 2, 'error');
    over('B', 9, 'warn');
    over('C', 5, 'error');
    over('D', 3, 'error');
    over('E', 2, 'error');
    expect(linesOf(builder.build(), 'over').map((line) => line.slice(0, 6))).toEqual([
      'Team C',
      'Team D',
      'Team A',
      'and 2 ',
    ]);
  });

  it('say what they count where that is not everything', () => {
    const verdict = verdictBuilder()
      .limit('everyone', 'everyone', 1, { count: 2, lane: 'expedite', level: 'warn' })
      .build();
    expect(linesOf(verdict, 'over')).toEqual([
      'Everyone together has 2 in flight, 1 more than the limit of 1. Expedite lane; warns only.',
    ]);
  });
});

describe('changes', () => {
  it.each([
    ['2026-11-20T07:30:00Z', '08:30 today'],
    ['2026-11-18T23:30:00Z', 'yesterday'],
    ['2026-11-13T09:00:00Z', 'Friday 13 Nov'],
  ])('name the moment of the last run in words, %s as %s', (since, words) => {
    const verdict = verdictBuilder()
      .with({ changes: changesOf({ since }) })
      .build();
    expect(linesOf(verdict, 'changes')).toEqual([
      `Since ${words}: no limit changed, nothing started or finished`,
    ]);
  });

  it('are left out without a history', () => {
    expect(linesOf(ordinary().with({ changes: null }).build(), 'changes')).toEqual([]);
  });

  it('name what came back and what was dropped', () => {
    const verdict = verdictBuilder()
      .limit('team', 'Payments', 8)
      .item('PAY-9')
      .with({ changes: changesOf({ resolved: ['team/Payments/*', 'gone'], left: ['PAY-9'] }) })
      .build();
    expect(linesOf(verdict, 'changes')).toEqual([
      'Since yesterday: back within: team Payments; 1 put back or dropped (PAY-9)',
    ]);
  });
});

it('shows the oldest of what is past its SLE, and how many there are', () => {
  const builder = verdictBuilder().sle(null, 8);
  for (const days of [9, 30, 12, 20]) builder.item(`PAY-${days}`, { ageDays: days, aging: 'over' });
  const section = summaryOf(builder.build(), PLAIN).sections.find(({ name }) => name === 'ageing');
  expect(section?.title).toBe('Past their SLE, the oldest 3 of 4 items');
  expect(section?.lines.map((line) => line[0]?.text)).toEqual(['PAY-30', 'PAY-20', 'PAY-12']);
});

it('gives each team its first item, teams over their limit first', () => {
  const verdict = verdictBuilder()
    .item('A-1')
    .item('A-2')
    .item('B-1')
    .limit('team', 'B', 0, { itemIds: ['B-1'] })
    .finishNext('team', 'A', { 'A-1': ['oldest'], 'A-2': [] })
    .finishNext('team', 'B', { 'B-1': ['blocked by A-1'] })
    .build();
  expect(linesOf(verdict, 'finish-first')).toEqual([
    'B: B-1 Title of B-1 (blocked by A-1)',
    'A: A-1 Title of A-1 (oldest)',
  ]);
});

it('tells of an exception that expired', () => {
  const verdict = verdictBuilder()
    .exception('PAY-3', { expired: true, until: '2026-11-13' })
    .exception('PAY-4')
    .build();
  expect(linesOf(verdict, 'exceptions')).toEqual([
    'Exception expired: PAY-3 counts again after 13 Nov (waiting for the bank)',
  ]);
});

it('praises no limit under which nothing is in flight', () => {
  const verdict = verdictBuilder()
    .limit('team', 'Payments', 8)
    .with({
      changes: changesOf({
        streaks: [{ key: 'team/Payments/*', status: 'within', days: 12, since: '2026-11-09' }],
      }),
    })
    .build();
  expect(linesOf(verdict, 'good-news')).toEqual([]);
});

it('fits a phone on the worst of days: fifteen lines', () => {
  const { partial, sections, link } = summaryOf(hugeVerdict('Some work'), {
    ...PLAIN,
    link: 'https://x.test/',
  });
  const lines = sections.reduce((sum, each) => sum + each.lines.length + (each.title === null ? 0 : 1), 0);
  expect(partial.length + 1 + lines + (link === null ? 0 : 1)).toBeLessThanOrEqual(15);
  expect(sections.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['over', 'changes', 'ageing', 'finish-first', 'exceptions']),
  );
});

describe('limits that another max put right or wrong', () => {
  it('are told with both numbers, and not as kept again', () => {
    const verdict = verdictBuilder()
      .limit('team', 'Payments', 8, { count: 6 })
      .limit('team', 'Platform', 3, { count: 5 })
      .with({
        changes: changesOf({
          newlyOver: ['team/Platform/*'],
          maxChanged: [
            { key: 'team/Payments/*', from: 5, to: 8 },
            { key: 'team/Platform/*', from: 5, to: 3 },
          ],
        }),
      })
      .build();
    expect(linesOf(verdict, 'changes')).toEqual([
      'Since yesterday: newly over: team Platform (its limit is 3 now, was 5); limit raised: team Payments (its limit is 8 now, was 5)',
    ]);
  });
});

it('names what is back within its limit with nothing in flight', () => {
  const gone = [{ key: 'project/Checkout/*', per: 'project' as const, subject: 'Checkout', stages: [] }];
  const changes = changesOf({ resolved: ['project/Checkout/*'], gone });
  const built = (status: 'complete' | 'partial') =>
    verdictBuilder().source('linear', { status }).with({ changes }).build();
  expect(linesOf(built('complete'), 'changes')).toEqual(['Since yesterday: back within: project Checkout']);
  expect(linesOf(built('partial'), 'changes')).toEqual([]);
});

describe('a count that only a baseline lets pass', () => {
  const changes = changesOf({
    resolved: ['team/Payments/*'],
    streaks: [{ key: 'team/Payments/*', status: 'within', days: 12, since: '2026-11-09' }],
  });
  const verdict = (baseline: number) =>
    verdictBuilder()
      .limit('team', 'Payments', 3, { count: 5, baseline, status: 'within' })
      .with({ changes })
      .build();

  it('is praised neither as within its limit nor as back in it', () => {
    expect(linesOf(verdict(6), 'good-news')).toEqual([]);
    expect(linesOf(verdict(6), 'changes')).toEqual([]);
  });
});

it('speaks of people whom privacy hides as a number', () => {
  const people = { total: 8, max: 3 };
  const verdict = verdictBuilder()
    .limit('person', 'people', 0, { count: 2, people, key: 'over' })
    .limit('reviewer', 'people', 0, { count: 0, people, key: 'held', status: 'at' })
    .with({
      privacy: 'team',
      changes: changesOf({
        newlyOver: ['over'],
        streaks: [{ key: 'held', status: 'within', days: 12, since: '2026-11-09' }],
      }),
    })
    .build();
  const shown = text(verdict, { mentions: new Map([['people', 'U0123ABC']]) });
  expect(shown).toContain('2 of 8 people have more in flight than their limit of 3.');
  expect(shown).toContain('newly over: people');
  expect(shown).toContain('All reviewers: within their own limits for 12 days in a row');
});
