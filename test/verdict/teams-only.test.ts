import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/reporters/index.ts';
import { FORMATS } from '../../src/reporters/reporter.ts';
import { assess } from '../../src/verdict/assess.ts';
import { verdictOf as judgedOf } from '../../src/verdict/judge.ts';
import { canStartAnswer } from '../../src/verdict/questions/can-start.ts';
import { nextAnswer } from '../../src/verdict/questions/next.ts';
import { suggestAnswer } from '../../src/verdict/questions/suggest.ts';
import { canStartOfTeams, nextOfTeams, suggestOfTeams } from '../../src/verdict/questions/teams-only.ts';
import { runOf } from '../../src/verdict/run-of.ts';
import { hidePeople, teamsOnly } from '../../src/verdict/teams-only.ts';
import { NOW, plan, snapshot, verdictOf } from '../support/builders.ts';
import { verdictBuilder } from '../support/verdict-builder.ts';
import { type World, world } from './worlds.ts';

/** The people of the random worlds, under every name they may be shown by. */
const NAMES = /\bada\b|ada-l|ada@|grace|\bkay\b|left@acme/i;
const privately = ({ config, ...rest }: World) => ({ config: { ...config, privacy: 'team' as const }, rest });
const options = { width: 120, color: 0, hyperlinks: false, tty: true, quiet: false, people: true } as const;

describe('privacy: team', () => {
  test('no format names anybody, nor does what is stored', () => {
    fc.assert(
      fc.property(world, (scene) => {
        const { config, rest } = privately(scene);
        const verdict = verdictOf(config, rest);
        for (const format of FORMATS) expect(reporters[format](verdict, options), format).not.toMatch(NAMES);
        expect(reporters.terminal(verdict, { ...options, tty: false })).not.toMatch(NAMES);
        expect(JSON.stringify(runOf(verdict, true))).not.toMatch(NAMES);
      }),
      { numRuns: 150 },
    );
  });

  test('no answer names anybody', () => {
    fc.assert(
      fc.property(world, (scene) => {
        const { config, rest } = privately(scene);
        const assessment = assess(plan(config), snapshot(rest), Date.parse(NOW));
        expect(JSON.stringify(nextOfTeams(nextAnswer(assessment, null)))).not.toMatch(NAMES);
        expect(JSON.stringify(suggestOfTeams(suggestAnswer(assessment, 30)))).not.toMatch(NAMES);
        for (const { id } of assessment.read.items)
          expect(
            JSON.stringify(canStartOfTeams(canStartAnswer(assessment, { name: null, item: id }))),
          ).not.toMatch(NAMES);
      }),
      { numRuns: 100 },
    );
  });

  test('it changes neither what counts for teams nor the outcome', () => {
    fc.assert(
      fc.property(world, (scene) => {
        const assessment = (config: World['config']) =>
          assess(plan(config), snapshot({ ...scene, config: undefined } as never), Date.parse(NOW));
        const open = judgedOf(assessment(scene.config), { version: '0' });
        const hidden = judgedOf(assessment(privately(scene).config), { version: '0' });
        expect(hidden.outcome).toBe(open.outcome);
        const ofTeams = ({ limits }: typeof open) =>
          limits.filter(({ per }) => per !== 'person' && per !== 'reviewer');
        expect(ofTeams(hidden)).toEqual(ofTeams(open));
        expect(hidden.items.map(({ id, ageDays }) => [id, ageDays])).toEqual(
          open.items.map(({ id, ageDays }) => [id, ageDays]),
        );
        expect(teamsOnly(open).limits).toEqual(hidden.limits);
        expect(teamsOnly(hidden)).toEqual(hidden);
      }),
      { numRuns: 100 },
    );
  });
});

describe('people as a count', () => {
  const rows = () =>
    verdictBuilder()
      .limit('person', 'Ada', 3, { count: 5, itemIds: ['PAY-1'] })
      .limit('team', 'Payments', 8, { count: 6 })
      .limit('person', 'Grace', 4, { count: 5 })
      .limit('person', 'Kay', 3, { count: 1 })
      .build().limits;

  test('one row says how many of them are over, in the place of the first', () => {
    expect(hidePeople(rows())).toMatchObject([
      {
        key: 'person/people/*',
        subject: 'people',
        count: 2,
        max: 0,
        status: 'over',
        level: 'error',
        itemIds: [],
        people: { total: 3, max: 4 },
      },
      { key: 'team/Payments/*', count: 6 },
    ]);
  });

  test('those whose limit only warns do not fail the check', () => {
    const soft = rows().map((limit) =>
      limit.per === 'person' ? { ...limit, level: 'warn' as const } : limit,
    );
    expect(hidePeople(soft)[0]).toMatchObject({ count: 2, status: 'over', level: 'warn' });
  });

  test('the baseline may let as many pass as there were', () => {
    expect(hidePeople(rows(), new Map([['person/people/*', 2]]))[0]).toMatchObject({ status: 'at' });
    expect(hidePeople(rows(), new Map([['person/people/*', 1]]))[0]).toMatchObject({ status: 'over' });
  });

  test('as many as there were may not have more than they had', () => {
    const baseline = new Map([
      ['person/people/*', 2],
      ['person/people/*/above', 2],
    ]);
    // Ada has 5 of 3, Grace 5 of 4.
    expect(hidePeople(rows(), baseline)[0]).toMatchObject({
      status: 'over',
      count: 2,
      people: { above: 3, aboveBaseline: 2 },
    });
    expect(hidePeople(rows(), baseline, false)[0]).toMatchObject({ status: 'unknown' });
    expect(hidePeople(rows(), new Map([...baseline, ['person/people/*/above', 3]]))[0]).toMatchObject({
      status: 'at',
    });
  });

  test('nobody is named by a limit of theirs that is gone or changed', () => {
    const gone = [{ key: 'person/Alan/*', per: 'person' as const, subject: 'Alan', stages: [] }];
    const changes = {
      since: '2026-11-19T09:00:00Z',
      ...{
        newlyOver: [],
        resolved: ['person/Alan/*'],
        gone,
        started: [],
        finished: [],
        left: [],
        streaks: [],
      },
      maxChanged: [{ key: 'person/Ada/*', from: 2, to: 3 }],
    };
    const verdict = verdictBuilder().limit('person', 'Ada', 3, { count: 3 }).with({ changes }).build();
    expect(JSON.stringify(teamsOnly(verdict).changes)).not.toMatch(/Ada|Alan/);
  });

  test('what is unknown of one is unknown of all, unless someone is over', () => {
    const limits = rows().map((limit) => ({ ...limit, count: 0, status: 'unknown' as const }));
    expect(hidePeople(limits)[0]).toMatchObject({ count: 0, status: 'unknown' });
  });
});
