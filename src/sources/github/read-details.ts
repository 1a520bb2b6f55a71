import * as z from 'zod';
import { plural } from '../../text/plural.ts';
import { SourceError } from '../http/source-error.ts';
import { TooHeavy } from './client.ts';
import type { FragmentName } from './fragments.ts';
import { addWhole, type Brief, countUnknown } from './gathered.ts';
import type { KeptRecords } from './kept-records.ts';
import type { Listing } from './listing.ts';
import { affordable, planDetails } from './plan.ts';
import { type ListingResult, tooHeavy } from './read-listing.ts';
import type { Reader } from './reader.ts';

/** What is to be read whole: a listed record, or a draft card, which has no update time of its own to compare. */
type Wanted = Pick<Brief, 'id'> & Partial<Brief>;

/**
 * Reads whole what the lists named, by node id: what came with its list or was kept from an earlier run is not asked
 * for again. Records that GitHub lists and then does not give are asked for once more.
 * @param isWanted whether a listed record can count
 */
export async function readDetails(
  reader: Reader,
  kept: KeptRecords,
  isWanted: (brief: Brief) => boolean,
): Promise<void> {
  const { gathered, ahead, client, circumstances } = reader;
  const wanted: Wanted[] = [
    ...[...gathered.listed.values()].filter(isWanted),
    ...[...gathered.cards.keys()].map((id) => ({ id })),
  ];
  const toAsk = wanted.filter((record) => {
    const came = ahead.get(record.id);
    const whole = came !== undefined && hasHistory(reader, record.id, came) ? came : kept.wholeOf(record);
    return whole === null || !addWhole(gathered, whole);
  });
  if (toAsk.length === 0) return;

  const quota = client.quota();
  const economy = affordable(toAsk.length, circumstances.economy, quota?.remaining ?? null);
  if (economy === null) {
    const needed = planDetails(toAsk.length, 'thrifty').length;
    reader.problem(
      `GitHub leaves this token ${plural(quota?.remaining ?? 0, 'point')} until ${quota?.resetAt}, and ${plural(toAsk.length, 'record')} still to read would take ${needed}, so they were not read. Run again then, or give wiplimit a token of its own.`,
    );
    return;
  }
  if (economy !== circumstances.economy)
    reader.debug(`github: few points are left (${quota?.remaining}), so the rest is read thriftily`);
  circumstances.economy = economy;
  const missing = await readByIds(reader, toAsk);
  const gone = missing.length === 0 ? [] : await readByIds(reader, missing);
  if (gone.length > 0)
    reader.problem(
      `GitHub listed ${plural(gone.length, 'record')} and then did not give ${gone.length === 1 ? 'it' : 'them'}, so ${gone.length === 1 ? 'it is' : 'they are'} not counted. Run again in a moment; if it stays, check what the token may see.`,
    );
}

/** Whether what came along tells all: of an issue that stands on a board, its list did not ask when its card moved. */
function hasHistory({ gathered, client }: Reader, id: string, came: unknown): boolean {
  const isCard = gathered.statuses.has(id) && isIssue(came);
  return !isCard || client.lacks('statusEvents') || 'statusEvents' in came;
}

const isIssue = (node: unknown): node is object =>
  typeof node === 'object' && node !== null && '__typename' in node && node.__typename === 'Issue';

/** Reads these records, in as many documents as the plan says. Gives those that were answered with nothing. */
async function readByIds(reader: Reader, records: readonly Wanted[]): Promise<Wanted[]> {
  const sizes = planDetails(records.length, reader.circumstances.economy, reader.answerable.records);
  let from = 0;
  const chunks = sizes.map((size) => {
    from += size;
    return records.slice(from - size, from);
  });
  return (await Promise.all(chunks.map((chunk) => readChunk(reader, chunk)))).flat();
}

async function readChunk(reader: Reader, records: readonly Wanted[]): Promise<Wanted[]> {
  const listing = detailsOf(reader, records);
  const result: ListingResult = {
    listing,
    head: null,
    nodes: [],
    total: records.length,
    errors: [],
    failure: null,
    shortfall: null,
    tooMany: false,
  };
  try {
    const { value, errors } = await reader.ask({ listing, first: 0, after: null });
    const nodes = z.array(z.unknown()).safeParse(value).data ?? [];
    // One that is not there any more is asked for again by the caller, who says so if it stays away.
    const told = errors.filter(({ type, path }) => !(type === 'NOT_FOUND' && path?.length === 2));
    reader.report({ ...result, head: nodes, nodes, errors: told });
    const isTold = (index: number) => told.some(({ path }) => path?.length === 2 && path[1] === index);
    return records.filter((_, index) => !take(reader, nodes[index] ?? null) && !isTold(index));
  } catch (error) {
    if (error instanceof TooHeavy && records.length > 1) {
      const half = Math.ceil(records.length / 2);
      reader.answerable.records = Math.min(reader.answerable.records, half);
      const halves = [records.slice(0, half), records.slice(half)];
      return (await Promise.all(halves.map((some) => readChunk(reader, some)))).flat();
    }
    if (!(error instanceof TooHeavy || error instanceof SourceError)) throw error;
    reader.report({ ...result, failure: error instanceof SourceError ? error : tooHeavy() });
    return [];
  }
}

/** Whether anything came. A record of an unknown shape is reported as such. */
function take({ gathered }: Reader, node: unknown): boolean {
  if (node === null) return false;
  if (!addWhole(gathered, node)) countUnknown(gathered, 'record');
  return true;
}

function detailsOf({ github, gathered }: Reader, records: readonly Wanted[]): Listing {
  const parts: FragmentName[] = ['PullRequestParts', 'IssueParts'];
  if (github.startedLabels.length > 0) parts.push('LabelledIssueParts');
  // GitHub refuses a whole document for one field that the token's scopes do not cover.
  if (gathered.seesBoard) parts.push('CardIssueParts', 'DraftParts');
  return {
    what: 'records that were listed',
    notFound: () =>
      'GitHub did not give a record that it listed. Run again in a moment; if it stays, check what the token may see.',
    variables: { ids: records.map(({ id }) => id) },
    select: (v) => `nodes(ids: ${v('ids')}) { ${parts.map((name) => `...${name}`).join(' ')} }`,
    fragments: parts,
    path: null,
    pageSize: 1,
    // However many ids: no connection is around them, so each list inside counts once.
    nested: 20,
    alone: true,
  };
}
