import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlan } from '../../../src/config/to-plan.ts';
import { wholeIssue } from '../../../src/sources/linear/fields.ts';
import { MOST_POINTS, mostEntries, pagePoints } from '../../../src/sources/linear/plan-bundles.ts';
import { expectedIssues, planFlight } from '../../../src/sources/linear/plan-flight.ts';
import { dealt, rangesAt, rangesBefore } from '../../../src/sources/linear/plan-ranges.ts';
import { planRest } from '../../../src/sources/linear/plan-rest.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const knows = () => true;
const quiet = { now: NOW, thrifty: false, teams: null, lay: null, knows };
const instants = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

/** How many of the ranges hold an instant. */
const holding = (ranges: readonly { from: string | null; to: string | null }[], at: Date) =>
  ranges.filter(
    ({ from, to }) =>
      (from === null || at.getTime() >= Date.parse(from)) && (to === null || at.getTime() < Date.parse(to)),
  ).length;

describe('the parts of time', () => {
  it('hold every instant once, the future of our clock too', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 100 }), (at, count) => {
        expect(holding(rangesBefore(NOW, count), at)).toBe(1);
      }),
    );
  });

  it('are each bounded, so that none holds all', () => {
    const bounds = Array.from({ length: 50 }, (_, at) => new Date(NOW.getTime() - at * 1e9).toISOString());
    for (const ranges of [rangesBefore(NOW, 12), rangesAt(bounds, 12)]) {
      expect(ranges).toHaveLength(12);
      expect(ranges.filter(({ from, to }) => from === null && to === null)).toEqual([]);
    }
  });

  it('hold every instant once where an earlier run says how to part it', () => {
    fc.assert(
      fc.property(instants, fc.array(instants), fc.integer({ min: 1, max: 40 }), (at, bounds, count) => {
        const ranges = rangesAt(
          bounds.map((bound) => bound.toISOString()),
          count,
        );
        expect(holding(ranges, at)).toBe(1);
        expect(ranges.length).toBeLessThanOrEqual(count);
      }),
    );
  });

  it('are dealt out whole', () => {
    expect(dealt([1, 2, 3, 4, 5], 2)).toEqual([
      [1, 4, 5],
      [2, 3],
    ]);
    expect(dealt([1], 3)).toEqual([[1]]);
  });
});

describe('the first round', () => {
  const keys = Array.from({ length: 40 }, (_, at) => `T${at}`);

  it('stays under the points of a document for a company of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (expected, teams, thrifty) => {
          const plan = planFlight({ ...quiet, thrifty, expected, teams: keys.slice(0, teams) });
          expect(plan.points / plan.documents.length).toBeLessThanOrEqual(MOST_POINTS);
          expect(plan.documents.length).toBeLessThanOrEqual(15);
          for (const { first } of plan.documents) expect(first).toBeGreaterThan(0);
        },
      ),
    );
  });

  it.each([
    [20, 3],
    [450, 15],
    [4500, 15],
  ])('asks for the issues of a company with %s in %s documents', (expected, documents) => {
    expect(planFlight({ ...quiet, expected }).documents).toHaveLength(documents);
  });

  it('has the whole of a small company in its pages, each issue in one document', () => {
    const { documents } = planFlight({ ...quiet, expected: 60 });
    expect(documents.reduce((sum, { first }) => sum + first, 0)).toBeGreaterThanOrEqual(60);
    fc.assert(
      fc.property(instants, (at) => {
        expect(documents.filter(({ ranges }) => holding(ranges, at) === 1)).toHaveLength(1);
      }),
    );
  });

  it('parts many teams among the documents, every team once', () => {
    const { documents } = planFlight({ ...quiet, expected: 4500, teams: keys });
    expect(documents.flatMap(({ teams }) => teams ?? []).sort()).toEqual([...keys].sort());
  });

  it('is one document where little is to be spent', () => {
    expect(planFlight({ ...quiet, thrifty: true, expected: 4500 })).toMatchObject({
      kind: 'paged',
      documents: [{ ids: null, scale: 1 }],
    });
  });

  it('goes by how the issues lay where that was kept', () => {
    const bounds = Array.from({ length: 100 }, (_, at) => new Date(NOW.getTime() - at * 1e9).toISOString());
    const kept = (count: number, thrifty = false) =>
      planFlight({ ...quiet, thrifty, expected: 80, lay: { count, bounds } });
    expect(kept(20).documents).toHaveLength(1);
    expect(kept(440).documents).toHaveLength(10);
    expect(kept(450, true).documents.length).toBeLessThan(6);
    expect(kept(0).documents).toHaveLength(1);
  });

  it('expects what the config lets expect', () => {
    const people = Array.from({ length: 60 }, (_, at) => ({ name: `P${at}`, linear: `p${at}@acme.com` }));
    expect(expectedIssues(toPlan({ linear: {}, people }))).toBe(450);
    expect(expectedIssues(toPlan({ linear: { teams: ['A', 'B', 'C'] } }))).toBe(120);
    expect(expectedIssues(toPlan({ linear: {} }))).toBe(80);
  });
});

describe('the rest', () => {
  it('is asked for in documents that fit, none for more issues than needed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.boolean(), (count, thrifty) => {
        const { requests, size, scale, points } = planRest(count, MOST_POINTS, thrifty, knows);
        expect(requests * size).toBeGreaterThanOrEqual(count);
        expect((requests - 1) * size).toBeLessThan(count);
        expect(pagePoints(wholeIssue(scale), size, knows)).toBeLessThanOrEqual(MOST_POINTS);
        expect(points).toBe(Math.ceil(requests * pagePoints(wholeIssue(scale), size, knows)));
      }),
    );
  });

  it('takes few documents for hundreds, and the fewest where little is to be spent', () => {
    expect(planRest(400, MOST_POINTS, false, knows).requests).toBe(14);
    expect(planRest(30, MOST_POINTS, false, knows).requests).toBe(2);
    const thrifty = planRest(400, MOST_POINTS, true, knows);
    expect(thrifty.requests).toBe(Math.ceil(400 / mostEntries(wholeIssue(1), MOST_POINTS, knows)));
    expect(thrifty.points).toBeLessThan(planRest(400, MOST_POINTS, false, knows).points);
  });
});
