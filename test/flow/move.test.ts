import { describe, expect, test } from 'vitest';
import { type MovableItem, type MoveContext, moveOf } from '../../src/flow/move.ts';
import { linearIssue, NOW, pullRequest, snapshot } from '../support/builders.ts';
import { dayCount, states } from './history.ts';

type Draft = Parameters<typeof pullRequest>[0];

const PEOPLE: Record<string, string> = { 'ada-l': 'Ada', 'grace-h': 'Grace' };
const TEAM_OF_ISSUE: Record<string, string[]> = { 'PLT-3': ['Platform'], 'PAY-2': ['Payments'] };

const pull = (draft: Partial<Draft> = {}) => pullRequest({ id: 'acme/pay#1', author: 'ada-l', ...draft });
function item(
  records: Parameters<typeof snapshot>[0]['records'],
  draft: Partial<MovableItem> = {},
): MovableItem {
  return {
    inFlight: snapshot({ records }).records,
    holders: ['Edsger'],
    teams: ['Payments'],
    blocked: false,
    blockedBy: [],
    enteredStage: Date.parse('2026-11-18T09:00:00Z'),
    started: Date.parse('2026-11-10T09:00:00Z'),
    ...draft,
  };
}
const asked = (
  requestedAt: string | null,
  { id = 'acme/pay#1', reviewer = 'Grace' }: { id?: string; reviewer?: string | null } = {},
) => ({ id, reviewer, team: reviewer === null ? 'Platform' : null, requestedAt });
const move = (of: MovableItem, reviews: MoveContext['reviews'] = []) =>
  moveOf(of, {
    reviews,
    personOf: (login) => PEOPLE[login] ?? null,
    teamsOfIssue: (id) => TEAM_OF_ISSUE[id] ?? [],
    days: dayCount(),
    now: Date.parse(NOW),
  });

describe('whose move it is', () => {
  test('without a pull request the holder’s, since it stands in its stage', () => {
    expect(move(item([linearIssue({ id: 'PAY-1' })]))).toEqual({
      who: 'holder',
      names: ['Edsger'],
      reason: 'in work',
      days: 3,
    });
  });
  test('the author’s: a draft, changes requested, approved and not merged, nobody asked for a review', () => {
    const on = (name: string, draft: Partial<Draft>) =>
      move(item([pull({ states: states(['2026-11-16T09:00:00Z', name]), ...draft })]));
    expect(on('draft', { stateType: 'draft' })).toEqual({
      who: 'author',
      names: ['Ada'],
      reason: 'acme/pay#1 is a draft',
      days: 5,
    });
    expect(on('changes_requested', { review: 'changes_requested' })).toMatchObject({
      who: 'author',
      reason: 'changes are requested on acme/pay#1',
      days: 5,
    });
    expect(on('approved', { review: 'approved' })).toMatchObject({
      who: 'author',
      reason: 'acme/pay#1 is approved and not merged',
      days: 5,
    });
    expect(on('open', { review: 'none' })).toMatchObject({
      who: 'author',
      reason: 'acme/pay#1 is open and asks nobody for a review',
      days: 5,
    });
  });
  test('where nothing tells since when, no days are made up', () => {
    expect(move(item([pull({ review: 'approved' })])).days).toBeNull();
  });
  test('the reviewers’, since the first was asked', () => {
    const reviews = [asked('2026-11-19T09:00:00Z'), asked('2026-11-17T09:00:00Z', { reviewer: null })];
    expect(move(item([pull({ review: 'requested' })]), reviews)).toEqual({
      who: 'reviewers',
      names: ['Grace', 'Platform'],
      reason: 'a review of acme/pay#1 is requested',
      days: 4,
    });
  });
  test('the reviewers’ again, once they are asked after the changes; a reviewer still asked from before is not', () => {
    const changed = pull({
      review: 'changes_requested',
      states: states(['2026-11-16T09:00:00Z', 'changes_requested']),
    });
    expect(move(item([changed]), [asked('2026-11-18T09:00:00Z')])).toMatchObject({
      who: 'reviewers',
      days: 3,
    });
    expect(move(item([changed]), [asked('2026-11-15T09:00:00Z')])).toMatchObject({ who: 'author', days: 5 });
    expect(move(item([changed]), [asked(null)])).toMatchObject({ who: 'author' });
    const undated = pull({ review: 'changes_requested' });
    expect(move(item([undated]), [asked('2026-11-18T09:00:00Z')])).toMatchObject({ who: 'author' });
  });
  test('of several pull requests the leftmost says', () => {
    const approved = pull({ review: 'approved' });
    const inReview = pull({ id: 'acme/pay#2', author: 'grace-h' });
    expect(move(item([approved, inReview]), [asked(null, { id: 'acme/pay#2' })])).toMatchObject({
      who: 'reviewers',
      reason: 'a review of acme/pay#2 is requested',
    });
    const draft = pull({ id: 'acme/pay#3', author: 'grace-h', stateType: 'draft' });
    expect(move(item([approved, inReview, draft]))).toMatchObject({ who: 'author', names: ['Grace'] });
  });
  test('a bot’s pull request is its holders’ move', () => {
    expect(move(item([pull({ author: 'copilot', review: 'approved' })]))).toMatchObject({
      who: 'holder',
      names: ['Edsger'],
      reason: 'acme/pay#1 is approved and not merged',
    });
  });
  test('another team’s, when their work blocks it, whatever its pull request waits for', () => {
    const blocked = item([pull({ review: 'approved' })], { blocked: true, blockedBy: ['PAY-2', 'PLT-3'] });
    expect(move(blocked)).toEqual({
      who: 'team',
      names: ['Platform'],
      reason: 'blocked by PAY-2 and PLT-3',
      days: null,
    });
  });
  test('of what blocks it, when that is the team’s own, or nobody knows whose, or only a label says so', () => {
    const blocked = (...blockedBy: string[]) => move(item([pull()], { blocked: true, blockedBy }));
    expect(blocked('PAY-2')).toMatchObject({ who: 'blocker', names: ['PAY-2'], reason: 'blocked by PAY-2' });
    expect(blocked('XYZ-1')).toMatchObject({ who: 'blocker', names: ['XYZ-1'] });
    expect(blocked()).toMatchObject({ who: 'blocker', names: [], reason: 'marked as blocked' });
  });
});
