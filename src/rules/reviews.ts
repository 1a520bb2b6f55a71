import type { Linked } from '../linking/link.ts';
import { epochMs, utc } from '../model/instant.ts';
import type { VerdictReview } from '../model/verdict.ts';
import type { WorkItem } from '../model/work-item.ts';
import { compareNatural } from '../text/compare.ts';

/** A review that someone is asked for now, on a counted pull request. */
export interface PendingReview extends VerdictReview {
  item: WorkItem;
}

/**
 * Reviews requested on open, non-draft pull requests of counted items (contract §2.8): of a person directly, or of
 * a team once. Bots asked for a review have no limit and are left out.
 */
export function pendingReviews(
  items: readonly WorkItem[],
  linked: Pick<Linked, 'people' | 'teams'>,
): PendingReview[] {
  const reviews = new Map<string, PendingReview>();
  for (const item of items)
    for (const record of item.inFlight) {
      if (record.kind !== 'pull_request' || record.stateType !== 'open') continue;
      for (const request of record.reviewRequests) {
        const { who } = request;
        if (who !== null && linked.people.standing('github', who) !== 'person') continue;
        const team =
          request.team === null || who !== null ? null : linked.teams.nameOfGithubTeam(request.team);
        const reviewer = who === null ? null : linked.people.party('github', who).name;
        if (reviewer === null && team === null) continue;
        reviews.set(`${record.id} ${reviewer ?? ''} ${team ?? ''}`, {
          id: record.id,
          reviewer,
          team,
          requestedAt: request.at === null ? null : utc(epochMs(request.at)),
          itemId: item.id,
          item,
        });
      }
    }
  return [...reviews.values()].sort(
    (a, b) =>
      compareInstants(a.requestedAt, b.requestedAt) ||
      compareNatural(a.id, b.id) ||
      compareNatural(a.reviewer ?? a.team ?? '', b.reviewer ?? b.team ?? ''),
  );
}

/** UTC instants of one form compare as text; what has none comes first. */
function compareInstants(a: string | null, b: string | null): number {
  const [first, second] = [a ?? '', b ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
