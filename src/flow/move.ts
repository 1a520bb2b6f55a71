import { ageInDays } from '../model/age.ts';
import { epochMs } from '../model/instant.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import type { VerdictReview } from '../model/verdict.ts';
import { isOpenPullRequest } from '../model/work-item.ts';
import { listAnd } from '../text/list.ts';
import type { DayCount } from './days.ts';

/** An item in flight, as far as the next step goes. */
export interface MovableItem {
  inFlight: readonly SourceRecord[];
  holders: readonly string[];
  teams: readonly string[];
  blocked: boolean;
  blockedBy: readonly string[];
  /** Epoch milliseconds of entering its stage; null without one. */
  enteredStage: number | null;
  /** Epoch milliseconds. */
  started: number;
}

/** Whose move it is. */
export interface Move {
  /** `team`: another team's work comes first; `blocker`: something else does. */
  who: 'author' | 'reviewers' | 'team' | 'blocker' | 'holder';
  /** People, teams, or the issues that block. */
  names: string[];
  reason: string;
  /** For how long, in the config's days, the first one included; null where the source does not tell. */
  days: number | null;
}

export interface MoveContext {
  /** The reviews requested on the item. */
  reviews: readonly Pick<VerdictReview, 'id' | 'reviewer' | 'team' | 'requestedAt'>[];
  /** A person by an account on GitHub; null for a bot, an agent, or nobody. */
  personOf(login: string): string | null;
  /** The teams of the work that an issue belongs to; none where nothing tells. */
  teamsOfIssue(id: string): readonly string[];
  days: DayCount;
  /** Epoch milliseconds. */
  now: number;
}

/** The next step of a pull request, the leftmost first. */
const STEPS = ['draft', 'changes', 'ask', 'review', 'merge'] as const;
type Step = (typeof STEPS)[number];

/**
 * Whose move it is for an item in flight: what blocks it comes first, then its leftmost pull request, else its holder.
 * Checks are not among what is read, so failing ones are not named.
 */
export function moveOf(item: MovableItem, context: MoveContext): Move {
  const blocked = blockedMove(item, context);
  if (blocked !== null) return blocked;
  const steps = item.inFlight
    .filter(isOpenPullRequest)
    .map((pull) => ({ pull, step: stepOf(pull, context.reviews) }));
  const [first] = steps.toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));
  if (first === undefined) return holderMove(item, context);
  return pullRequestMove(first.pull, first.step, item, context);
}

function blockedMove(item: MovableItem, context: MoveContext): Move | null {
  if (!item.blocked) return null;
  const { blockedBy } = item;
  const others = blockedBy
    .map((id) => context.teamsOfIssue(id))
    .filter((teams) => !teams.some((team) => item.teams.includes(team)))
    .flat();
  if (others.length > 0)
    return {
      who: 'team',
      names: [...new Set(others)],
      reason: `blocked by ${listAnd(blockedBy)}`,
      days: null,
    };
  return {
    who: 'blocker',
    names: [...blockedBy],
    reason: blockedBy.length > 0 ? `blocked by ${listAnd(blockedBy)}` : 'marked as blocked',
    days: null,
  };
}

/** A review asked for after the changes were requested means that they are made. */
function stepOf(pull: SourceRecord, reviews: MoveContext['reviews']): Step {
  if (pull.stateType === 'draft') return 'draft';
  const requests = reviews.filter(({ id }) => id === pull.id);
  if (pull.review === 'approved') return 'merge';
  if (pull.review === 'changes_requested') {
    const since = sinceOf(pull, 'changes_requested');
    const isAskedAnew = requests.some(
      ({ requestedAt }) => since !== null && requestedAt !== null && epochMs(requestedAt) > since,
    );
    return isAskedAnew ? 'review' : 'changes';
  }
  return requests.length > 0 ? 'review' : 'ask';
}

function pullRequestMove(pull: SourceRecord, step: Step, item: MovableItem, context: MoveContext): Move {
  const days = (since: number | null) => daysSince(since, context);
  if (step === 'review') {
    const requests = context.reviews.filter(({ id }) => id === pull.id);
    const times = requests.flatMap(({ requestedAt }) => (requestedAt === null ? [] : epochMs(requestedAt)));
    return {
      who: 'reviewers',
      names: [...new Set(requests.flatMap(({ reviewer, team }) => reviewer ?? team ?? []))],
      reason: `a review of ${pull.id} is requested`,
      days: days(times.length === 0 ? null : Math.min(...times)),
    };
  }
  const author = pull.author === null ? null : context.personOf(pull.author);
  const mover: Pick<Move, 'who' | 'names'> =
    author === null ? { who: 'holder', names: [...item.holders] } : { who: 'author', names: [author] };
  switch (step) {
    case 'draft':
      return { ...mover, reason: `${pull.id} is a draft`, days: days(sinceOf(pull, 'draft')) };
    case 'changes':
      return {
        ...mover,
        reason: `changes are requested on ${pull.id}`,
        days: days(sinceOf(pull, 'changes_requested')),
      };
    case 'ask':
      return {
        ...mover,
        reason: `${pull.id} is open and asks nobody for a review`,
        days: days(sinceOf(pull, 'open')),
      };
    case 'merge':
      return {
        ...mover,
        reason: `${pull.id} is approved and not merged`,
        days: days(sinceOf(pull, 'approved')),
      };
  }
}

function holderMove(item: MovableItem, context: MoveContext): Move {
  return {
    who: 'holder',
    names: [...item.holders],
    reason: item.holders.length > 0 ? 'in work' : 'nobody holds it',
    days: daysSince(item.enteredStage ?? item.started, context),
  };
}

/** Since when a pull request is in the state it is in, as far as its history tells. */
function sinceOf({ states }: SourceRecord, name: string): number | null {
  const times = states.filter((span) => span.name === name).map(({ from }) => epochMs(from));
  return times.length === 0 ? null : Math.max(...times);
}

function daysSince(since: number | null, { days, now }: MoveContext): number | null {
  return since === null ? null : ageInDays(days.calendar, days.unit, since, now);
}
