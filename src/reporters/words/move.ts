import type { NextItem, VerdictItem, Wait } from '../../model/verdict.ts';
import { type DayUnit, formatDays } from '../../text/duration.ts';
import { listAnd } from '../../text/list.ts';

type Move = NonNullable<NextItem['move']>;

const ROLES: Record<Move['who'], string> = {
  author: 'author',
  reviewers: 'asked for a review',
  team: 'another team',
  blocker: 'unfinished',
  holder: 'holder',
};

/** Whose step is next and what it is: `Ada (author): changes are requested on acme/api#45, for 3 days`. */
export function moveWords({ who, names, reason, days }: Move, unit: DayUnit): string {
  const whose = names.length === 0 ? unnamed(who, reason) : `${listAnd(names)} (${ROLES[who]})`;
  return `${whose}: ${reason}${days === null ? '' : `, for ${formatDays(days, unit)}`}`;
}

/** Somebody whom privacy hides has a role all the same. */
const UNNAMED: Record<Move['who'], string> = {
  author: 'its author',
  reviewers: 'who is asked for a review',
  team: 'another team',
  blocker: 'what blocks it',
  holder: 'its holder',
};
const unnamed = (who: Move['who'], reason: string): string =>
  reason.startsWith('nobody') ? 'nobody yet' : UNNAMED[who];

/** Where an item stays longer than most did: `85 of 100 had left review by day 6`. */
export const lingeringWords = ({ stage, percentile, days }: NonNullable<VerdictItem['lingering']>): string =>
  `${percentile} of 100 had left ${stage} by day ${days}`;

/** What an item of one team waits for: `blocked by PLT-14`, `review of acme/api#45`. */
export const waitWords = ({ kind, on }: Pick<Wait, 'kind' | 'on'>): string =>
  kind === 'blocked' ? `blocked by ${on}` : `review of ${on}`;

/** For how much of the work in flight customers wait, in a sentence; null where there is none of it. */
export function customersWords({ waiting, total }: { waiting: number; total: number }): string | null {
  if (waiting === 0 || total === 0) return null;
  const share = Math.round((waiting * 100) / total);
  return `Customers wait for ${waiting} of the ${total} items in flight (${share}%)`;
}
