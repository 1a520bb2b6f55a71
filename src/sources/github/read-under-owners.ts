import { sameName } from '../../text/compare.ts';
import { listAnd } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import { asksHowMany, readsEverything } from './plan.ts';
import { type Owner, probeOwner } from './read-owners.ts';
import { countOpen, type Found, LAST, type SOUGHT, scopeOf } from './read-search.ts';
import type { Reader } from './reader.ts';
import { readsIssues, searchFor, takeFound } from './search-for.ts';
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
 * under a started label that do; where the config names neither people nor teams, for all of them. What can be asked
 * at once is: owners are taken for organisations until they turn out to be users, and the members of teams are looked
 * for when they are known.
 * @param members logins of the members of teams that leave their people to GitHub
 * @returns whom it looked for; null where everybody counts
 */
export async function readUnderOwners(reader: Reader, members: Promise<string[]>): Promise<Wanted | null> {
  const { owners } = reader.github;
  if (owners.length === 0) return null;
  const wanted = whomToFind(reader);
  const reads = owners.map((login) => readUnder(reader, login, wanted, members));
  const people = await members;
  await Promise.all(reads);
  return wanted && { ...wanted, people: [...wanted.people, ...people] };
}

async function readUnder(
  reader: Reader,
  login: string,
  wanted: Wanted | null,
  members: Promise<string[]>,
): Promise<void> {
  const guess: Owner = { login, isOrganization: true };
  const probing = probeOwner(reader, login);
  const searching = searchAll(reader, guess, wanted);
  const owner = await probing;
  if (owner === null) {
    // What an owner that cannot be seen was asked besides has nothing to tell.
    await searching.catch(() => []);
    return;
  }
  const found = await searching;
  const all = owner.isOrganization ? found : await searchAll(reader, owner, wanted);
  takeFound(reader, all, wanted === null);
  const later = (await members).filter((name) => !wanted?.people.some((known) => sameName(known, name)));
  if (wanted === null || later.length === 0) return;
  takeFound(reader, await searchAll(reader, owner, { people: later, agents: [], teams: [] }), false);
}

/** Every search that is needed under an owner; without whom to look for, one that finds everybody's. */
async function searchAll(reader: Reader, owner: Owner, wanted: Wanted | null): Promise<Found[]> {
  const scope = scopeOf(owner);
  const search = (sought: keyof typeof SOUGHT, label: string | null, terms: readonly Term[][] | null) =>
    searchFor(reader, { sought, scope, label, within: null }, terms);
  const pullRequests = await pullRequestsToFind(reader, owner, wanted);
  const issues = wanted && issueTerms(wanted);
  const { startedLabels } = reader.github;
  const since = reader.finishedSince;
  const within = since && { from: since.getTime(), to: LAST };
  const finished = (sought: keyof typeof SOUGHT) =>
    searchFor(reader, { sought, scope, label: null, within }, issues);
  const found = await Promise.all([
    search('openPullRequests', null, pullRequests),
    ...startedLabels.map((label) => search('openIssues', label, issues)),
    ...(since === null ? [] : [finished('mergedPullRequests')]),
    ...(since === null || !readsIssues(reader) ? [] : [finished('completedIssues')]),
  ]);
  return found.flat();
}

/**
 * What to look for among open pull requests; null for all of them, be it that everybody counts, or that there are so
 * many people that all that is open is less: whom it concerns is then seen in what was read.
 */
async function pullRequestsToFind(
  reader: Reader,
  owner: Owner,
  wanted: Wanted | null,
): Promise<Term[][] | null> {
  if (wanted === null) return null;
  const terms = pullRequestTerms(wanted, owner.login);
  const isAdvanced = !reader.client.lacks('advancedSearch');
  const searches = terms.flatMap((list) => groupTerms(list, isAdvanced)).length;
  if (!asksHowMany(searches, reader.github.owners.length)) return terms;
  const open = await countOpen(reader, scopeOf(owner));
  return open !== null && readsEverything(searches, open) ? null : terms;
}

/** Whom to look for. Where no configured person has a login, everybody's work is read, lest theirs be missed. */
function whomToFind(reader: Reader): Wanted | null {
  const { plan, github } = reader;
  const wanted = wantedFrom(plan);
  if (wanted === null) return null;
  if (wanted.people.length + wanted.teams.length === 0) {
    reader.note(
      `No configured person or team has a GitHub account, so every open pull request under ${listAnd(github.owners)} is read.`,
    );
    return null;
  }
  // By their place in the config: a note is shown where privacy hides names, too.
  const without = plan.people.flatMap(({ github: logins }, index) =>
    logins.length === 0 ? [`people[${index}]`] : [],
  );
  if (without.length > 0) {
    reader.note(
      `${listAnd(without)} ${without.length === 1 ? 'has' : 'have'} no GitHub login in the config, so ${plural(without.length, 'person', 'people')} fewer ${without.length === 1 ? 'is' : 'are'} looked for under ${listAnd(github.owners)}. Add people[].github.`,
    );
  }
  return wanted;
}
