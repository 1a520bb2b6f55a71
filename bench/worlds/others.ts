import { type Draft, daysAgo, expectReviews } from './draft.ts';
import { addIssue, addPull } from './records.ts';

/** Work that is not in flight, or not anybody's: a reader that counts it is wrong. */
export function addRest(draft: Draft, archived: readonly string[]): void {
  const { random, cast } = draft;
  for (let left = Math.ceil(draft.issues.length / 2); left > 0; left--) {
    const person = random.pick(cast.people);
    const state = random.pick(['Backlog', 'Todo', 'Done', 'Canceled', 'Triage']);
    addIssue(draft, person.team, { assignee: person.email, state });
  }
  for (let left = Math.ceil(draft.pulls.length / 2); left > 0; left--) {
    const pull = addPull(draft, random.pick(cast.repositories), random.pick(cast.people), { isDraft: false });
    pull.closedAt = daysAgo(random, 0, 0.1);
    if (random.chance(0.8)) pull.mergedAt = pull.closedAt;
  }
  for (const repository of cast.repositories) {
    if (!random.chance(0.3)) continue;
    const bump = addPull(draft, repository, random.pick(cast.outsiders), {
      reviewRequests: [],
      assignees: [],
    });
    bump.author = 'dependabot';
  }
  for (const repository of archived)
    addPull(draft, repository, random.pick(cast.people), { reviewRequests: [] });
}

/** People outside the config who ask configured ones for a review. */
export function addAskedReviews(draft: Draft, count: number): void {
  const { random, cast } = draft;
  for (let left = count; left > 0; left--) {
    const reviewRequests = [random.pick(cast.people).login];
    const pull = addPull(draft, random.pick(cast.repositories), random.pick(cast.outsiders), {
      reviewRequests,
    });
    expectReviews(draft, pull);
  }
}

/** Work in flight of people whom the config does not name: half of it issues of other teams. */
export function addOthers(draft: Draft, records: number): void {
  const { random, cast } = draft;
  for (let left = Math.floor(records / 2); left > 0; left--) {
    const person = random.pick(cast.outsiders);
    const team = random.chance(0.05) ? random.pick(cast.teams) : person.team;
    const issue = addIssue(draft, team, { assignee: person.email });
    const pull = addPull(draft, random.pick(cast.repositories), person);
    if (random.chance(0.7)) pull.headRefName = `${person.login}/${issue.identifier.toLowerCase()}`;
  }
}
