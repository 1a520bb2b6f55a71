import { describe, expect, test } from 'vitest';
import { crossTeam, type WaitingItem } from '../../src/flow/cross-team.ts';
import { NOW } from '../support/builders.ts';
import { dayCount } from './history.ts';

const TEAM_OF_ISSUE: Record<string, string[]> = { 'PLT-3': ['Platform'], 'PAY-2': ['Payments'] };
const TEAMS_OF_PERSON: Record<string, string[]> = {
  Ada: ['Payments'],
  Grace: ['Platform'],
  Edsger: ['Platform'],
  Barbara: ['Platform', 'Payments'],
};

const item = (id: string, draft: Partial<WaitingItem> = {}): WaitingItem => ({
  id,
  teams: ['Payments'],
  blockedBy: [],
  customers: 0,
  started: Date.parse('2026-11-10T09:00:00Z'),
  ...draft,
});
const review = (itemId: string, who: { reviewer?: string; team?: string }, requestedAt: string | null) => ({
  id: `acme/pay#${itemId.slice(4)}`,
  reviewer: who.reviewer ?? null,
  team: who.team ?? null,
  requestedAt,
  itemId,
});
const waits = (items: WaitingItem[], reviews: ReturnType<typeof review>[] = []) =>
  crossTeam(
    items,
    reviews,
    { issue: (id) => TEAM_OF_ISSUE[id] ?? [], person: (name) => TEAMS_OF_PERSON[name] ?? [] },
    dayCount({ zone: 'Europe/Berlin' }),
    Date.parse(NOW),
  );

describe('who waits for whom', () => {
  test('an item blocked by another team’s issue; nobody knows since when', () => {
    expect(waits([item('PAY-1', { blockedBy: ['PLT-3'] })]).waits).toEqual([
      {
        from: 'Payments',
        to: 'Platform',
        itemId: 'PAY-1',
        kind: 'blocked',
        on: 'PLT-3',
        since: null,
        days: null,
      },
    ]);
  });
  test('not one blocked within the team, or by what belongs to nobody', () => {
    expect(waits([item('PAY-1', { blockedBy: ['PAY-2', 'XYZ-1'] })]).waits).toEqual([]);
    expect(waits([item('PAY-1', { teams: ['Payments', 'Platform'], blockedBy: ['PLT-3'] })]).waits).toEqual(
      [],
    );
    expect(waits([item('PAY-1', { teams: [], blockedBy: ['PLT-3'] })]).waits).toEqual([]);
  });
  test('an item in review at another team, for days in the config’s zone', () => {
    const asked = review('PAY-1', { reviewer: 'Grace' }, '2026-11-18T23:30:00Z');
    expect(waits([item('PAY-1')], [asked]).waits).toMatchObject([
      { from: 'Payments', to: 'Platform', kind: 'review', on: 'acme/pay#1', days: 2 },
    ]);
  });
  test('a team asked for a review is waited for, also one the config does not know', () => {
    const asked = review('PAY-1', { team: 'acme/security' }, null);
    expect(waits([item('PAY-1')], [asked]).waits).toMatchObject([{ to: 'acme/security', days: null }]);
  });
  test('a reviewer of the own team, of both, of none, or of an item not counted makes no wait', () => {
    const names = ['Ada', 'Barbara', 'Nobody'];
    const asked = names.map((reviewer) => review('PAY-1', { reviewer }, null));
    expect(waits([item('PAY-1')], [...asked, review('PAY-9', { reviewer: 'Grace' }, null)]).waits).toEqual(
      [],
    );
  });
  test('two reviewers of one team are one wait, as long as that of the first', () => {
    const asked = [
      review('PAY-1', { reviewer: 'Grace' }, '2026-11-19T09:00:00Z'),
      review('PAY-1', { reviewer: 'Edsger' }, '2026-11-17T09:00:00Z'),
    ];
    expect(waits([item('PAY-1')], asked).waits).toMatchObject([{ days: 4 }]);
  });
  test('the longest wait first; one without a beginning stands where its item began', () => {
    const blocked = (id: string, started: string) =>
      item(id, { blockedBy: ['PLT-3'], started: Date.parse(started) });
    const found = waits(
      [
        item('PAY-1', { started: Date.parse('2026-10-01T09:00:00Z') }),
        blocked('PAY-12', '2026-11-12T09:00:00Z'),
        blocked('PAY-9', '2026-11-12T09:00:00Z'),
        blocked('PAY-3', '2026-11-16T09:00:00Z'),
      ],
      [review('PAY-1', { reviewer: 'Grace' }, '2026-11-14T09:00:00Z')],
    );
    expect(found.waits.map(({ itemId }) => itemId)).toEqual(['PAY-9', 'PAY-12', 'PAY-1', 'PAY-3']);
  });
  test('and for how much of the work in flight customers wait', () => {
    const items = [item('PAY-1', { customers: 3 }), item('PAY-2'), item('PAY-3', { customers: 1 })];
    expect(waits(items).customers).toEqual({ waiting: 2, total: 3 });
  });
});
