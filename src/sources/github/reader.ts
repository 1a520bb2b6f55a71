import type { Plan } from '../../config/plan.ts';
import type { ReadContext, RecordCache } from '../source.ts';
import { type AskPage, createBatch } from './batch.ts';
import type { Client } from './client.ts';
import { emptyGathered, type Gathered } from './gathered.ts';
import type { Listing } from './listing.ts';
import type { Circumstances } from './plan.ts';
import { idOf, type ListingResult, readListing } from './read-listing.ts';

/** What every part of the reading shares. */
export interface Reader {
  plan: Plan;
  github: NonNullable<Plan['github']>;
  now: Date;
  /** From when on finished work is wanted; null for none. */
  finishedSince: Date | null;
  gathered: Gathered;
  client: Client;
  /** Whether the token is an app's installation token, such as the one that Actions gives a job. */
  isInstallation: boolean;
  cache: RecordCache | null;
  /** Records that came whole with the list that names them, by node id. */
  ahead: Map<string, unknown>;
  /** How to read what is still to be read. */
  circumstances: Circumstances;
  /** The most entries, and records by id, that GitHub was found to answer at once. */
  answerable: { entries: number; records: number };
  /** Asks for one page or value, together with all others asked for at the same moment. */
  ask: AskPage;
  /** Reads one listing. What came of it stands in the report. */
  read(listing: Listing): Promise<ListingResult>;
  /** Reads one listing that may turn out to be the wrong question: it is in the report once `report` is told. */
  attempt(listing: Listing): Promise<ListingResult>;
  /** Puts what came of a listing into the report. */
  report(result: ListingResult): void;
  /** What came of every listing, in the order they were asked for. */
  results(): Promise<readonly ListingResult[]>;
  /** Reports that something is missing: a sentence with what to do. */
  problem(sentence: string): void;
  problems: readonly string[];
  /** Reports a fact that changes no count. */
  note(sentence: string): void;
  notes: readonly string[];
  debug(line: string): void;
}

export function createReader(
  context: ReadContext,
  github: NonNullable<Plan['github']>,
  client: Client,
): Reader {
  const { plan, now, finishedSince, cache, debug } = context;
  const readings: (ListingResult | Promise<ListingResult>)[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  const seen = new Set<unknown>();
  const circumstances: Circumstances = { economy: context.thrifty ? 'thrifty' : 'fast', warm: false };
  const onPage = (nodes: readonly unknown[]) => {
    for (const node of nodes) seen.add(idOf(node));
    context.progress({ type: 'records', source: 'github', count: seen.size });
  };
  const reader: Reader = {
    plan,
    github,
    now,
    finishedSince,
    gathered: emptyGathered(finishedSince),
    client,
    isInstallation: /\bghs_/.test(context.access.authorization ?? ''),
    cache,
    ahead: new Map(),
    circumstances,
    answerable: { entries: 100, records: 100 },
    ask: createBatch(client, circumstances, debug),
    read(listing) {
      const reading = reader.attempt(listing);
      readings.push(reading);
      return reading;
    },
    attempt: (listing) => readListing(reader, listing, listing.records ? onPage : undefined),
    report: (result) => void readings.push(result),
    results: () => Promise.all(readings),
    problem: (sentence) => void (problems.includes(sentence) || problems.push(sentence)),
    problems,
    note: (sentence) => void (notes.includes(sentence) || notes.push(sentence)),
    notes,
    debug,
  };
  return reader;
}
