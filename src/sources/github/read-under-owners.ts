import { listAnd } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import { addIssue, addPullRequest } from './gathered.ts';
import { type Owner, probeAdvancedSearch, probeOwner } from './read-owners.ts';
import { readSearch } from './read-search.ts';
import type { Reader } from './reader.ts';
import {
  groupTerms,
  issueTerms,
  pullRequestTerms,
  type Term,
  type Wanted,
  wantedFrom,
} from './search-terms.ts';

/**
 * Looks under the owners for open pull requests that concern a configured person, agent or team, and for open issues
 * under a started label that do; where the config names neither people nor teams, for all of them.
 * @param members logins of the members of teams that leave their people to GitHub
 * @returns whom it looked for; null where everybody counts
 */
export async function readUnderOwners(reader: Reader, members: Promise<string[]>): Promise<Wanted | null> {
  const { owners: logins, startedLabels } = reader.github;
  if (logins.length === 0) return null;
  const [advanced, people, ...owners] = await Promise.all([
    probeAdvancedSearch(reader),
    members,
    ...logins.map((login) => probeOwner(reader, login)),
  ]);
  const wanted = whomToFind(reader, people);
  const seen = owners.filter((owner) => owner !== null);
  const search = (kind: 'pr' | 'issue', owner: Owner, label: string | null, terms: readonly Term[][]) =>
    // Without terms one search finds everybody's.
    (wanted === null ? [[]] : terms.flatMap((list) => groupTerms(list, advanced))).map(async (group) => {
      const nodes = await readSearch(reader, { kind, owner, label, terms: group, advanced, created: null });
      for (const node of nodes) take(reader, kind, node, wanted);
    });
  await Promise.all(
    seen.flatMap((owner) => [
      ...search('pr', owner, null, wanted === null ? [] : pullRequestTerms(wanted, owner.login)),
      ...startedLabels.flatMap((label) =>
        search('issue', owner, label, wanted === null ? [] : issueTerms(wanted)),
      ),
    ]),
  );
  return wanted;
}

/** Whom to look for. Where no configured person has a login, everybody's work is read, lest theirs be missed. */
function whomToFind(reader: Reader, members: readonly string[]): Wanted | null {
  const { plan, github } = reader;
  const wanted = wantedFrom(plan, members);
  if (wanted === null) return null;
  const owners = listAnd(github.owners);
  if (wanted.people.length + wanted.teams.length === 0) {
    reader.note(
      `No configured person or team has a GitHub account, so every open pull request under ${owners} is read.`,
    );
    return null;
  }
  const without = plan.people.filter((person) => person.github.length === 0).map((person) => person.name);
  if (without.length > 0) {
    reader.note(
      `${listAnd(without)} ${without.length === 1 ? 'has' : 'have'} no GitHub login in the config, so ${plural(without.length, 'person', 'people')} less is looked for under ${owners}. Add people[].github.`,
    );
  }
  return wanted;
}

function take({ gathered }: Reader, kind: 'pr' | 'issue', node: unknown, wanted: Wanted | null): void {
  if (kind === 'issue') {
    const issue = addIssue(gathered, node);
    if (issue !== null) gathered.wantedIssues.add(issue.id);
    return;
  }
  const pull = addPullRequest(gathered, node);
  if (pull !== null && wanted === null) gathered.wantedPullRequests.add(pull.id);
}
