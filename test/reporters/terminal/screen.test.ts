import { describe, expect, it } from 'vitest';
import type { Verdict, VerdictLimit } from '../../../src/model/verdict.ts';
import type { ReporterOptions } from '../../../src/reporters/reporter.ts';
import { terminal } from '../../../src/reporters/terminal/terminal.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { allWithin, partialSource, teamOver } from './scenes.ts';

const show = (verdict: Verdict, options: Partial<ReporterOptions> = {}): string =>
  terminal(verdict, { width: 100, color: 0, hyperlinks: false, tty: true, quiet: false, ...options });
const first = (text: string): string => text.split('\n')[0] ?? '';

describe('the headline', () => {
  it.each<[string, Verdict]>([
    ['✔ All within limits', verdictBuilder().limit('person', 'Ada', 3).build()],
    ['✖ 1 limit over', verdictBuilder().limit('person', 'Ada', 3, { count: 4 }).build()],
    [
      '▲ 1 limit over (warns only)',
      verdictBuilder().limit('person', 'Ada', 3, { count: 4, level: 'warn' }).build(),
    ],
    [
      '✖ 2 limits over (1 only warns) · 1 warned · 1 item past its SLE',
      verdictBuilder()
        .item('PAY-1', { aging: 'over' })
        .limit('person', 'Ada', 3, { count: 4 })
        .limit('person', 'Bo', 3, { count: 4, level: 'warn' })
        .limit('person', 'Cy', 3, { count: 3, warn: 2 })
        .build(),
    ],
    [
      '▲ All within limits · 2 items past their SLE',
      verdictBuilder()
        .item('PAY-1', { aging: 'over' })
        .item('PAY-2', { aging: 'over' })
        .limit('person', 'Ada', 3)
        .build(),
    ],
    [
      '? Linear not read whole · 1 limit unknown',
      verdictBuilder()
        .source('linear', { status: 'partial' })
        .limit('person', 'Ada', 3, { status: 'unknown' })
        .build(),
    ],
    [
      '? GitHub not read whole',
      verdictBuilder().source('github', { status: 'failed' }).limit('person', 'Ada', 3).build(),
    ],
    [
      '✖ 2 warnings, more than allowed · All within limits · 1 warned',
      verdictBuilder()
        .limit('person', 'Ada', 3, { count: 3, warn: 2 })
        .with({ outcome: 'over', warnings: ['a', 'b'] })
        .build(),
    ],
    ['● No limits to judge by', verdictBuilder().build()],
  ])('%s', (expected, verdict) => {
    expect(first(show(verdict))).toBe(expected);
  });
});

describe('a limit that is over', () => {
  const items = (builder = verdictBuilder()) =>
    builder
      .item('PAY-1', { ageDays: 12, blocked: true })
      .item('PAY-2', { ageDays: 1, stage: 'review' })
      .item('PAY-3', { ageDays: 4, stage: null });
  const itemIds = ['PAY-1', 'PAY-2', 'PAY-3'];

  it('says what would bring it back: the first that finish next names and that can go on', () => {
    const verdict = items()
      .limit('person', 'Ada', 2, { itemIds })
      .finishNext('person', 'Ada', { 'PAY-1': [], 'PAY-3': [] })
      .build();
    expect(show(verdict)).toContain(
      'Ada has 3 in flight, 1 more than the limit of 2. Finishing PAY-3 (4 days) brings it back.',
    );
  });

  it("prefers the subject's own list to the list of a team", () => {
    const verdict = items()
      .limit('person', 'Ada', 2, { itemIds })
      .finishNext('team', 'Payments', { 'PAY-3': [] })
      .finishNext('person', 'Ada', { 'PAY-2': [] })
      .build();
    expect(show(verdict, { width: 200 })).toContain('Finishing PAY-2 (1 day, in review) brings it back.');
  });

  it('says how many would, when one is not enough', () => {
    const verdict = items().limit('team', 'Payments', 1, { itemIds }).build();
    expect(show(verdict, { width: 200 })).toContain(
      'Team Payments has 3 in flight, 2 more than the limit of 1. Finishing 2 of them brings it back; PAY-2 (1 day, in review) is a good start.',
    );
  });

  it('speaks of moving on where only stages are counted, and of unblocking where all is blocked', () => {
    const staged = items()
      .limit('everyone', 'everyone', 0, { itemIds: ['PAY-2'], stages: ['review', 'merge'] })
      .build();
    expect(show(staged, { width: 200 })).toContain(
      'Everyone together has 1 in review or merge, 1 more than the limit of 0. Moving PAY-2 (1 day, in review) on brings it back.',
    );
    const blocked = items()
      .limit('person', 'Ada', 0, { itemIds: ['PAY-1'] })
      .build();
    expect(show(blocked, { width: 200 })).toContain(
      'Unblocking PAY-1 (12 days, in doing, blocked) is a start.',
    );
  });

  it('names what it counts, its last day and that it only warns; another year is said', () => {
    const narrow = {
      stages: ['review'],
      label: 'bug',
      lane: 'standard',
      blocked: 'ignore',
      agents: 'only',
      kind: 'issue',
    } satisfies Partial<VerdictLimit>;
    const verdict = verdictBuilder()
      .limit('person', 'Ada', 0, { count: 1, ...narrow, level: 'warn' })
      .limit('person', 'Bo', 0, { count: 1, until: '2026-11-29', reason: 'on call' })
      .limit('person', 'Cy', 0, { count: 1, until: '2027-01-03' })
      .build();
    const text = show(verdict, { width: 200 });
    expect(text).toContain(
      "Ada  1 of 0  in review, label bug, with an issue, without the expedite lane, without blocked work, agents' work only (warns only)",
    );
    expect(text).toContain('Bo  1 of 0  until 29 Nov: on call\n');
    expect(text).toContain('Cy  1 of 0  until 3 Jan 2027\n');
    expect(text.indexOf('Bo  1')).toBeLessThan(text.indexOf('Ada  1'));
  });

  it('shows items the verdict holds no more of than their id', () => {
    expect(
      show(
        verdictBuilder()
          .limit('person', 'Ada', 0, { itemIds: ['PAY-9'] })
          .build(),
      ),
    ).toContain('\n    PAY-9\n');
  });

  it('shows notes only where there is room', () => {
    const verdict = verdictBuilder()
      .item('PAY-1', { notes: ['Guessed start.'] })
      .limit('person', 'Ada', 0, { itemIds: ['PAY-1'] })
      .note('Guessed start.', 'PAY-1')
      .build();
    expect(show(verdict, { width: 80 }).match(/Guessed start/g)).toHaveLength(1);
    expect(show(verdict, { width: 80 })).not.toContain('Notes');
    expect(show(verdict, { width: 79 })).toContain('Notes\n  - Guessed start.');
  });
});

describe('long lists', () => {
  it('end with how many more there are, and where', () => {
    const builder = verdictBuilder();
    for (let index = 1; index <= 7; index += 1) builder.note(`Note ${index}.`);
    const ids = Array.from({ length: 45 }, (_, index) => `PAY-${index}`);
    for (const id of ids) builder.item(id, { aging: 'over' });
    const text = show(builder.limit('team', 'Payments', 3, { itemIds: ids }).build());
    expect(text).toContain('  - Note 5.\n  and 2 more: wiplimit check --format json');
    expect(text).toContain('    and 5 more: wiplimit check --format json');
    expect(text).toContain('  and 25 more: wiplimit check --format json');
    expect(show(builder.build(), { tty: false })).toContain('PAY-44');
  });
});

describe('working days', () => {
  it('are named beside every number', () => {
    const aging = { ...teamOver().aging, unit: 'working' as const };
    const text = show({ ...teamOver(), aging }, { width: 200 });
    expect(text).toContain('12 working days (SLE 8)');
    expect(text).toContain('85% within 8 working days');
    expect(text).toContain('idle 5 working days');
    expect(text).toContain('Finishing PAY-3 (12 working days, in review)');
  });
});

describe('quiet', () => {
  it.each([true, false])('says nothing when all is within (terminal: %s)', (tty) => {
    expect(show(allWithin(), { quiet: true, tty })).toBe('');
  });

  it.each([true, false])(
    'keeps what is over, unknown or warned, and sources that are not whole (terminal: %s)',
    (tty) => {
      const over = show(teamOver(), { quiet: true, tty });
      for (const kept of ['over', 'warned', 'legal review', 'PAY-7']) expect(over).toContain(kept);
      for (const left of [
        'Finish next',
        'At the limit',
        '● at risk',
        'at-risk',
        'PAY-30',
        'PAY-44',
        'GitHub 41',
      ])
        expect(over).not.toContain(left);
      const partial = show(partialSource(), { quiet: true, tty });
      for (const kept of ['acme/secret: not found', '401', 'unknown', '2 of 1'])
        expect(partial).toContain(kept);
    },
  );
});

describe('a pipe', () => {
  it('has no escape sequence, no tab and no column to cut at', () => {
    const text = show(teamOver(), { tty: false, width: 20 });
    expect(text).not.toMatch(/[\u001b\t]/);
    expect(text).toContain('over  person Ada  4 of 3  PAY-3 PAY-7 PAY-12 PLT-9\n');
    expect(show(teamOver(), { tty: false, color: 1 })).toContain('\u001b[31mover\u001b[39m  person Ada');
  });
});
