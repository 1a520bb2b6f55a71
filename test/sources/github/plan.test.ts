import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listing, PageRequest } from '../../../src/sources/github/listing.ts';
import {
  affordable,
  asksHowMany,
  planDetails,
  planDocuments,
  readsEverything,
} from '../../../src/sources/github/plan.ts';

const listing = (given: Partial<Listing> = {}): Listing => ({
  what: 'open pull requests',
  notFound: () => '',
  variables: {},
  select: () => '',
  whole: 'PullRequestParts',
  fragments: [],
  path: [],
  pageSize: 100,
  nested: 0,
  ...given,
});
const lists = (count: number, given: Partial<PageRequest> = {}): PageRequest[] =>
  Array.from({ length: count }, () => ({ listing: listing(), first: 100, after: null, ...given }));
const FAST = { economy: 'fast', warm: false } as const;
const points = (plan: { points: number }[]) => plan.reduce((sum, document) => sum + document.points, 0);

describe('lists', () => {
  it('of a small company bring their first records whole, each in a document of its own', () => {
    const plan = planDocuments(lists(4), FAST);
    expect(plan).toEqual([0, 1, 2, 3].map((index) => ({ requests: [index], ahead: 16, points: 2 })));
    expect(planDocuments(lists(8), FAST).map(({ ahead, points: cost }) => [ahead, cost])).toEqual(
      Array.from({ length: 8 }, () => [9, 1]),
    );
  });

  it('of a larger one are spread over ten documents, a point each', () => {
    const plan = planDocuments(lists(40), FAST);
    expect(plan.map(({ requests }) => requests.length)).toEqual(Array.from({ length: 10 }, () => 4));
    expect(points(plan)).toBe(10);
  });

  it('cost as little as can be where that is asked for, or where records are kept', () => {
    expect(planDocuments(lists(30), { economy: 'thrifty', warm: false })).toHaveLength(2);
    expect(planDocuments(lists(4), { economy: 'thrifty', warm: true })).toHaveLength(1);
    expect(planDocuments(lists(40), { economy: 'fast', warm: true })).toHaveLength(4);
  });

  it('that go on bring nothing ahead', () => {
    expect(planDocuments(lists(1, { after: 'x' }), FAST)).toEqual([{ requests: [0], ahead: 0, points: 1 }]);
  });

  it('that weigh much are kept apart', () => {
    const heavy = lists(3, { listing: listing({ whole: undefined, nested: 30 }) });
    expect(planDocuments(heavy, { economy: 'thrifty', warm: false })).toEqual(
      [0, 1, 2].map((index) => ({ requests: [index], ahead: 0, points: 30 })),
    );
  });

  it('each stand in exactly one document, however many', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            first: fc.integer({ min: 1, max: 100 }),
            nested: fc.integer({ min: 0, max: 30 }),
            isWhole: fc.boolean(),
            alone: fc.boolean(),
          }),
        ),
        fc.constantFrom('fast' as const, 'thrifty' as const),
        fc.boolean(),
        (given, economy, warm) => {
          const requests = given.map(({ first, nested, isWhole, alone }) => ({
            listing: listing({ nested, alone, ...(isWhole ? {} : { whole: undefined }) }),
            first,
            after: null,
          }));
          const plan = planDocuments(requests, { economy, warm });
          expect(plan.flatMap((one) => one.requests).sort((a, b) => a - b)).toEqual([...given.keys()]);
          expect(plan.every((one) => one.points >= 1 && one.requests.length > 0)).toBe(true);
        },
      ),
    );
  });
});

describe('records read by their ids', () => {
  it.each([
    [0, []],
    [3, [3]],
    [25, [9, 8, 8]],
    [450, Array.from({ length: 20 }, (_, index) => (index < 10 ? 23 : 22))],
    [4500, Array.from({ length: 45 }, () => 100)],
  ])('%i are asked for in documents that are under way at once', (records, sizes) => {
    expect(planDetails(records, 'fast')).toEqual(sizes);
  });

  it('fill as few documents as can be where points are dear', () => {
    expect(planDetails(450, 'thrifty')).toEqual([90, 90, 90, 90, 90]);
    expect(planDetails(100, 'thrifty')).toEqual([100]);
  });

  it('keep to what GitHub was found to answer', () => {
    expect(planDetails(100, 'thrifty', 25)).toEqual([25, 25, 25, 25]);
  });

  it('are all asked for, and never more than a hundred at once', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.constantFrom('fast' as const, 'thrifty' as const),
        fc.integer({ min: 1, max: 100 }),
        (records, economy, answerable) => {
          const sizes = planDetails(records, economy, answerable);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(records);
          expect(sizes.every((size) => size > 0 && size <= answerable)).toBe(true);
        },
      ),
    );
  });
});

describe('so many people that all that is open is less', () => {
  it.each([
    [300, 1, false],
    [501, 1, true],
    [50, 11, true],
  ])('%i searches under %i owners: worth a question first: %s', (searches, owners, expected) => {
    expect(asksHowMany(searches, owners)).toBe(expected);
  });

  it.each([
    [600, 1_000, true],
    [600, 5_455, false],
    [600, 5_400, true],
  ])('%i searches, %i open: all is read: %s', (searches, open, expected) => {
    expect(readsEverything(searches, open)).toBe(expected);
  });
});

describe('points that are left', () => {
  it.each([
    ['unknown', null, 'fast'],
    ['plenty', 5000, 'fast'],
    ['just enough', 20, 'fast'],
    ['few', 19, 'thrifty'],
    ['just enough for the thriftiest way', 5, 'thrifty'],
    ['too few', 4, null],
  ])('%s', (_name, left, expected) => {
    expect(affordable(450, 'fast', left)).toBe(expected);
  });
});
