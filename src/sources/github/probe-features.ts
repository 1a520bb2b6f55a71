import * as z from 'zod';
import type { Feature } from './features.ts';
import type { Reader } from './reader.ts';

/** Where each feature stands in the schema: a field or value of a type, or a type. */
const PLACES: [
  Feature,
  'pullRequest' | 'issue' | 'searchType' | 'enterpriseTeam' | 'statusEvent',
  string?,
][] = [
  ['assignedActors', 'pullRequest', 'assignedActors'],
  ['blockedBy', 'issue', 'blockedBy'],
  ['parent', 'issue', 'parent'],
  ['subIssues', 'issue', 'subIssuesSummary'],
  ['advancedSearch', 'searchType', 'ISSUE_ADVANCED'],
  ['enterpriseTeam', 'enterpriseTeam'],
  ['statusEvents', 'statusEvent'],
];

const names = z.array(z.object({ name: z.string() })).nullish();
const type = z.object({ fields: names, enumValues: names }).nullable();

/**
 * Asks a server of one's own which features its schema has, along with the first lists: each refusal of a document
 * would cost a request. github.com has them all. Never fails: what is not told is found out by a refusal.
 */
export async function probeFeatures(reader: Reader, host: string): Promise<void> {
  if (host === 'api.github.com' || host.endsWith('.ghe.com')) return;
  const ask = async (of: string) => {
    const { head } = await reader.attempt({
      what: 'the schema',
      notFound: () => 'GitHub does not tell its schema.',
      variables: {},
      select: () => `__type(name: "${of}") { fields { name } enumValues { name } }`,
      fragments: [],
      path: null,
      pageSize: 1,
      nested: 0,
    });
    return { isThere: head !== null, known: type.safeParse(head).data };
  };
  const [pullRequest, issue, searchType, enterpriseTeam, statusEvent] = await Promise.all(
    ['PullRequest', 'Issue', 'SearchType', 'EnterpriseTeam', 'ProjectV2ItemStatusChangedEvent'].map(ask),
  );
  // No pull request in the schema: this is no answer at all.
  if (!pullRequest?.known?.fields) return;
  const types = { pullRequest, issue, searchType, enterpriseTeam, statusEvent };
  for (const [feature, place, name] of PLACES) {
    const { isThere = false, known } = types[place] ?? {};
    const members = [...(known?.fields ?? []), ...(known?.enumValues ?? [])];
    const has = name === undefined ? isThere : members.some((member) => member.name === name);
    if (!has) reader.client.learn(feature);
  }
}
