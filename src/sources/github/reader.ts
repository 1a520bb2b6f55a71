import type { Plan } from '../../config/plan.ts';
import type { ReadContext } from '../source.ts';
import { createBatch } from './batch.ts';
import type { Client } from './client.ts';
import { emptyGathered, type Gathered } from './gathered.ts';
import type { Listing } from './listing.ts';
import { idOf, type ListingResult, readListing } from './read-listing.ts';

/** What every part of the reading shares. */
export interface Reader {
  plan: Plan;
  github: NonNullable<Plan['github']>;
  now: Date;
  gathered: Gathered;
  client: Client;
  /** Reads one listing, together with all others asked for at the same moment. */
  read(listing: Listing): Promise<ListingResult>;
  /** What came of every listing, in the order they were asked for. */
  results(): Promise<readonly ListingResult[]>;
  /** Reports that something is missing: a sentence with what to do. */
  problem(sentence: string): void;
  problems: readonly string[];
  /** Reports a fact that changes no count. */
  note(sentence: string): void;
  notes: readonly string[];
}

export function createReader(
  context: ReadContext,
  github: NonNullable<Plan['github']>,
  client: Client,
): Reader {
  const ask = createBatch(client);
  const readings: Promise<ListingResult>[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  const seen = new Set<unknown>();
  const onPage = (nodes: readonly unknown[]) => {
    for (const node of nodes) seen.add(idOf(node));
    context.progress({ type: 'records', source: 'github', count: seen.size });
  };
  return {
    plan: context.plan,
    github,
    now: context.now,
    gathered: emptyGathered(),
    client,
    read(listing) {
      const reading = readListing(ask, listing, listing.records ? onPage : undefined);
      readings.push(reading);
      return reading;
    },
    results: () => Promise.all(readings),
    problem: (sentence) => void (problems.includes(sentence) || problems.push(sentence)),
    problems,
    note: (sentence) => void (notes.includes(sentence) || notes.push(sentence)),
    notes,
  };
}
