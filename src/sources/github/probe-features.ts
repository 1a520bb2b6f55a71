import * as z from 'zod';
import type { Feature } from './features.ts';
import type { Reader } from './reader.ts';

/** Of which type each feature is a field, a value or a member. */
const PLACES: Record<string, Partial<Record<Feature, string>>> = {
  PullRequest: { assignedActors: 'assignedActors' },
  Issue: { blockedBy: 'blockedBy', parent: 'parent', subIssues: 'subIssuesSummary' },
  SearchType: { advancedSearch: 'ISSUE_ADVANCED' },
  RequestedReviewer: { enterpriseTeam: 'EnterpriseTeam' },
  IssueTimelineItemsItemType: { statusEvents: 'PROJECT_V2_ITEM_STATUS_CHANGED_EVENT' },
};

const names = z.array(z.object({ name: z.string() })).nullish();
const type = z.object({ fields: names, enumValues: names, possibleTypes: names });

/**
 * Asks a server of one's own which features its schema has, along with the first lists: each refusal of a document
 * would cost a request. github.com has them all. Never fails: only a whole answer tells that something is missing,
 * and what is not told is found out by a refusal.
 */
export async function probeFeatures(reader: Reader, host: string): Promise<void> {
  if (host === 'api.github.com' || host.endsWith('.ghe.com')) return;
  await Promise.all(Object.entries(PLACES).map(([name, features]) => probeType(reader, name, features)));
}

async function probeType(
  reader: Reader,
  name: string,
  features: Partial<Record<Feature, string>>,
): Promise<void> {
  const { head, errors, failure } = await reader.attempt({
    what: 'the schema',
    notFound: () => 'GitHub does not tell its schema.',
    variables: {},
    select: () => `__type(name: "${name}") { fields { name } enumValues { name } possibleTypes { name } }`,
    fragments: [],
    path: null,
    pageSize: 1,
    nested: 0,
  });
  const known = type.safeParse(head).data;
  if (known === undefined || failure !== null || errors.length > 0) return;
  const members = [known.fields, known.enumValues, known.possibleTypes].flatMap((list) => list ?? []);
  if (members.length === 0) return;
  for (const [feature, member] of Object.entries(features))
    if (!members.some((one) => one.name === member)) reader.client.learn(feature as Feature);
}
