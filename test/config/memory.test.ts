import { describe, expect, it } from 'vitest';
import { planOf } from '../../src/config/parse.ts';
import { problemsOf } from './config-errors.ts';

const refused = (config: unknown) => problemsOf(() => planOf(config, 'c'));
const limit = (part: object) => ({ limits: [{ per: 'everyone', ...part }] });

describe('a limit that sinks', () => {
  it('has a number as from, and a day by which max is reached', () => {
    const plan = planOf(limit({ from: 14, max: 8, by: '2027-01-31' }), 'c');
    expect(plan.limits[0]).toMatchObject({
      from: null,
      max: 8,
      steps: { from: 14, since: null, by: '2027-01-31' },
    });
    expect(planOf(limit({ from: '2026-11-23', max: 8 }), 'c').limits[0]).toMatchObject({
      from: '2026-11-23',
      steps: null,
    });
  });

  it.each([
    [
      { from: 14, max: 8 },
      'limits[0].from: is the number 14, and there is no "by" that says when "max" is reached',
    ],
    [
      { from: 8, max: 8, by: '2027-01-31' },
      'limits[0].from: 8 is not above "max" (8), so there is nothing to sink',
    ],
    [{ max: 8, by: '2027-01-31' }, 'limits[0].by: works only where "from" is a number'],
    [
      { from: '2026-11-23', max: 8, since: '2026-11-23' },
      'limits[0].since: works only where "from" is a number',
    ],
    [
      { from: 14, max: 8, since: '2027-01-31', by: '2027-01-31' },
      'limits[0].since: 2027-01-31 is not in a week before that of "by" (2027-01-31)',
    ],
    [
      { per: 'team', from: 14, maxPerPerson: 2, by: '2027-01-31' },
      'limits[0].from: a number works with "max" only, not with "maxPerPerson"',
    ],
    [{ from: '2026-02-30', max: 3 }, 'limits[0].from: "2026-02-30" is not a calendar day'],
  ])('%j is refused', (part, problem) => {
    const found = refused(limit(part));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });
});

describe('posts', () => {
  it('have their defaults', () => {
    expect(planOf({ post: [{ to: 'slack' }] }, 'c').post).toEqual([
      { to: 'slack', when: 'always', names: true, mentions: false, link: null },
    ]);
  });

  it.each([
    [[{ to: 'slack' }, { to: 'slack', when: 'over' }], 'post[1].to: "slack" is named twice'],
    [[{ to: 'discord', mentions: true }], 'post[0].mentions: works with "to": "slack" only'],
    [[{ to: 'slack', mentions: true, names: false }], 'post[0].mentions: cannot mention anyone'],
    [[{ to: 'slack', link: 'javascript:alert(1)' }], 'post[0].link: '],
  ])('%j is refused', (post, problem) => {
    const found = refused({ post });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });
});

describe('history', () => {
  it('is an address, or an object that says more', () => {
    expect(planOf({ history: 'sqlite:h.db' }, 'c').history).toEqual({
      url: 'sqlite:h.db',
      keepDays: 400,
      titles: false,
    });
    expect(planOf({ history: { url: 'postgres://h/d', keepDays: 30, titles: true } }, 'c').history).toEqual({
      url: 'postgres://h/d',
      keepDays: 30,
      titles: true,
    });
  });

  it('never repeats an address that may hold a password', () => {
    expect(JSON.stringify(refused({ history: { url: 'mysql://me:secret@db/x' } }))).not.toContain('secret');
  });
});
