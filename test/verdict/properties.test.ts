import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Verdict, verdictSchema } from '../../src/model/verdict.ts';
import type { RecordDraft } from '../linking/scene.ts';
import { verdictOf } from '../support/builders.ts';
import { type World, world } from './worlds.ts';

const SOURCES = ['linear', 'github'] as const;
type Source = (typeof SOURCES)[number];

function judged(
  { config, ...rest }: World,
  statuses: Partial<Record<Source, 'complete' | 'partial' | 'failed'>> = {},
  maxWarnings: number | null = null,
): Verdict {
  const sources = SOURCES.map((name) => ({ name, status: statuses[name] ?? ('complete' as const) }));
  return verdictOf(config, { ...rest, sources }, { maxWarnings });
}
const isStarted = ({ kind, stateType }: RecordDraft) =>
  stateType === 'started' || (kind === 'pull_request' && (stateType === 'open' || stateType === 'draft'));

test('2.3 Every record belongs to exactly one item, or is left out, or is not in flight', () => {
  fc.assert(
    fc.property(world, (scene) => {
      const verdict = judged(scene);
      const placed = verdict.items.flatMap((item) => item.records.map((record) => record.id));
      expect(new Set(placed).size).toBe(placed.length);
      expect(new Set(verdict.items.map((item) => item.id)).size).toBe(verdict.items.length);
      for (const record of scene.records.filter(isStarted))
        expect(placed.includes(record.id) || verdict.notCounted.length > 0, record.id).toBe(true);
      for (const item of verdict.items) expect(verdict.notCounted.map(({ id }) => id)).not.toContain(item.id);
    }),
    { numRuns: 200 },
  );
});

test('8 The verdict is what its schema publishes, key for key: a saved one gives the same bytes again', () => {
  fc.assert(
    fc.property(world, fc.constantFrom('complete' as const, 'partial' as const), (scene, github) => {
      const verdict = judged(scene, { github });
      expect(JSON.stringify(verdictSchema.parse(verdict))).toBe(JSON.stringify(verdict));
    }),
    { numRuns: 200 },
  );
});

test('2.3 Where nothing is excluded and parents count, every record in flight is in an item', () => {
  fc.assert(
    fc.property(world, fc.constantFrom('count' as const, 'merge' as const), (scene, parents) => {
      const verdict = judged({ ...scene, config: { ...scene.config, parents, linear: {}, github: {} } });
      const placed = new Set(verdict.items.flatMap((item) => item.records.map((record) => record.id)));
      expect(scene.records.filter((record) => isStarted(record) && !placed.has(record.id))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('8 The verdict does not depend on the order of records, people and teams', () => {
  const shuffled = (scene: World) =>
    fc.record({
      config: fc.constant(scene.config),
      records: fc.shuffledSubarray(scene.records, { minLength: scene.records.length }),
      people: fc.shuffledSubarray(scene.people, { minLength: scene.people.length }),
      teams: fc.shuffledSubarray(scene.teams, { minLength: scene.teams.length }),
    });
  fc.assert(
    fc.property(
      world.chain((scene) => fc.tuple(fc.constant(scene), shuffled(scene))),
      ([scene, other]) => {
        expect(judged(other)).toEqual(judged(scene));
      },
    ),
    { numRuns: 200 },
  );
});

test('2.13 Each count is the number of what it lists, and each status follows from the numbers', () => {
  fc.assert(
    fc.property(world, (scene) => {
      for (const { count, max, status, itemIds, reviewIds, per } of judged(scene).limits) {
        expect(per.startsWith('review') ? reviewIds.length : itemIds.length).toBe(count);
        expect(new Set(itemIds).size).toBe(itemIds.length);
        expect(status).toBe(count > max ? 'over' : count === max ? 'at' : 'within');
      }
    }),
    { numRuns: 200 },
  );
});

describe('2.14 Partial data', () => {
  const broken = fc.constantFrom<Partial<Record<Source, 'partial' | 'failed'>>>(
    { linear: 'partial' },
    { github: 'partial' },
    { linear: 'failed', github: 'partial' },
  );
  test('is never within, and a problem at a source never turns over into within', () => {
    fc.assert(
      fc.property(world, broken, (scene, statuses) => {
        const [whole, partial] = [judged(scene), judged(scene, statuses)];
        expect(partial.outcome).not.toBe('within');
        if (whole.outcome === 'within') expect(partial.outcome).toBe('incomplete');
        const before = new Map(whole.limits.map((limit) => [limit.key, limit.status]));
        for (const { key, status } of partial.limits) {
          expect(['over', 'unknown']).toContain(status);
          if (status === 'over') expect(before.get(key)).toBe('over');
        }
      }),
      { numRuns: 200 },
    );
  });

  // The unread part of a stack that names an issue could take read ones along: that is taken to be too rare to
  // keep every pull request from proving anything.
  test('proves over only what is over once everything is read', () => {
    const cut = world.chain((scene) =>
      fc.record({
        scene: fc.constant(scene),
        source: fc.constantFrom(...SOURCES),
        kept: fc.subarray(scene.records),
      }),
    );
    fc.assert(
      fc.property(cut, ({ scene, source, kept }) => {
        const read = scene.records.filter((record) => record.source !== source || kept.includes(record));
        const partial = judged({ ...scene, records: read }, { [source]: 'partial' }, 2);
        const truth = judged(scene, {}, 2);
        const status = new Map(truth.limits.map((limit) => [limit.key, limit.status]));
        for (const limit of partial.limits)
          if (limit.status === 'over')
            expect([limit.key, status.get(limit.key)]).toEqual([limit.key, 'over']);
        if (partial.outcome === 'over') expect(truth.outcome).toBe('over');
      }),
      { numRuns: 500 },
    );
  });
});
