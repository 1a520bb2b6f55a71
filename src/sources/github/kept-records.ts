import * as z from 'zod';
import { chunksOf } from '../../text/chunks.ts';
import type { Gathered } from './gathered.ts';
import type { Listing } from './listing.ts';
import { MOST_IDS } from './plan.ts';
import type { Reader } from './reader.ts';

/**
 * Records of an earlier run. One is as good as new where its list gives the update time it was read at, and where
 * everything it quotes from elsewhere (accounts, teams, labels, other issues) still says the same: that may change
 * without the record being updated, so it is asked for by id, a hundred at a time, along with the lists.
 */
export interface KeptRecords {
  /** Asks what the kept records quote. Never fails: what is not told is read anew. */
  check(): Promise<void>;
  /** The record as it was read, with what its list says of it now; null where it has to be read. */
  wholeOf(record: { id: string; json?: object; updatedAt?: string }): unknown;
  /** Keeps what this run has read. */
  keep(gathered: Gathered): void;
}

/** Under which the node ids of all that is quoted are kept. */
const QUOTED = 'quoted';
/** An update time has whole seconds: a record that was changed just now may change again within the same one. */
const SETTLED_MS = 60_000;

const kept = z.object({
  updatedAt: z.string(),
  /** When its card entered the status it has on a configured board, which does not update the record. */
  statusAt: z.string().nullish(),
  node: z.record(z.string(), z.unknown()),
});
const quotedIds = z.array(z.string());
const nodesSchema = z.array(z.record(z.string(), z.unknown()).nullable());

export function createKeptRecords(reader: Reader): KeptRecords {
  const { cache, now } = reader;
  if (cache === null) return { check: async () => {}, wholeOf: () => null, keep() {} };
  const ids = quotedIds.safeParse(cache.get(QUOTED)).data ?? [];
  const present = new Map<string, string>();
  const statusAt = (id: string) => reader.gathered.statuses.get(id)?.enteredAt ?? null;
  reader.circumstances.warm = cache.get(QUOTED) !== undefined;

  return {
    async check() {
      await Promise.all(
        chunksOf(ids, MOST_IDS).map(async (chunk) => {
          const { head } = await reader.attempt(quotesOf(chunk));
          for (const node of nodesSchema.safeParse(head).data ?? []) {
            // A label's name and a person's are of two types, which one document cannot ask under one name.
            const quote = quoteOf(node?.labelName === undefined ? node : { ...node, name: node.labelName });
            if (quote !== null) present.set(quote.id, quote.says);
          }
        }),
      );
    },
    wholeOf({ id, json, updatedAt }) {
      const found = kept.safeParse(cache.get(id)).data;
      if (found === undefined || json === undefined || found.updatedAt !== updatedAt) return null;
      if ((found.statusAt ?? null) !== statusAt(id)) return null;
      const isCurrent = quotesIn(found.node).every((quote) => present.get(quote.id) === quote.says);
      return isCurrent ? { ...found.node, ...json } : null;
    },
    keep(gathered) {
      const quoted = new Set<string>();
      for (const { id, updatedAt } of gathered.listed.values()) {
        const node = gathered.pullRequests.get(id) ?? gathered.issues.get(id);
        if (node === undefined || Date.parse(updatedAt) > now.getTime() - SETTLED_MS) continue;
        cache.keep(id, { updatedAt, statusAt: statusAt(id), node: plain(node) });
        for (const quote of quotesIn(node)) quoted.add(quote.id);
      }
      cache.keep(QUOTED, [...quoted]);
    },
  };
}

/** As JSON. What was not asked for is null once parsed, and must be absent to be parsed again. */
const plain = (node: object): unknown =>
  JSON.parse(JSON.stringify(node, (_key, value: unknown) => (value === null ? undefined : value)));

interface Quote {
  id: string;
  /** All that a record repeats of it. */
  says: string;
}

type Json = Record<string, unknown>;
const inner = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Json)[key] : undefined;

const ofAccount = ({ login, name, email, databaseId }: Json) => [login, name, email, databaseId];
const ofTeam = ({ combinedSlug }: Json) => [combinedSlug];
const SAYS: Record<string, (quoted: Json) => unknown[]> = {
  Team: ofTeam,
  EnterpriseTeam: ofTeam,
  Label: ({ name }) => [name],
  Issue: ({ updatedAt, issueState, stateReason, parent, subIssuesSummary, repository }) => [
    updatedAt,
    issueState,
    stateReason,
    inner(parent, 'number'),
    inner(inner(parent, 'repository'), 'nameWithOwner'),
    inner(subIssuesSummary, 'total'),
    inner(subIssuesSummary, 'completed'),
    inner(repository, 'nameWithOwner'),
  ],
};

/**
 * What is quoted here, where it can be told from what it says elsewhere. Not parsed: there are many, and one of a
 * shape that is not known says something else than what is kept, so that its record is read anew.
 */
function quoteOf(value: unknown): Quote | null {
  const [type, id] = [inner(value, '__typename'), inner(value, 'id')];
  if (typeof type !== 'string' || typeof id !== 'string') return null;
  const says = (SAYS[type] ?? ofAccount)(value as Json);
  return { id, says: JSON.stringify(says.map((part) => part ?? null)) };
}

/** Everything that a record quotes, however deep. */
function quotesIn(record: object): Quote[] {
  return Object.values(record).flatMap((value: unknown) => {
    if (typeof value !== 'object' || value === null) return [];
    const quote = quoteOf(value);
    return [...(quote === null ? [] : [quote]), ...quotesIn(value)];
  });
}

function quotesOf(ids: readonly string[]): Listing {
  return {
    what: 'what kept records quote',
    notFound: () => 'GitHub did not tell whether kept records still hold.',
    variables: { ids },
    select: (v, lacks) => `nodes(ids: ${v('ids')}) {
      ...Account ...IssueBrief
      ... on Label { __typename id labelName: name }
      ${lacks.has('teamSlug') ? '' : '... on Team { __typename id combinedSlug }'}
      ${lacks.has('teamSlug') || lacks.has('enterpriseTeam') ? '' : '... on EnterpriseTeam { __typename id combinedSlug }'}
    }`,
    fragments: ['Account', 'IssueBrief'],
    path: null,
    pageSize: 1,
    nested: 1,
    alone: true,
  };
}
