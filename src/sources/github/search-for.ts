import { Unsupported } from './client.ts';
import { list } from './gathered.ts';
import { type Found, readSearch, type Search } from './read-search.ts';
import type { Reader } from './reader.ts';
import { groupTerms, type Term } from './search-terms.ts';

type Question = Omit<Search, 'advanced' | 'terms'>;

/**
 * Searches for whatever one of the terms finds, in groups as large as the server allows.
 * @param terms lists that do not share a search; null finds everybody's
 */
export async function searchFor(
  reader: Reader,
  question: Question,
  terms: readonly Term[][] | null,
): Promise<Found[]> {
  const isAdvanced = !reader.client.lacks('advancedSearch');
  const groups = terms === null ? [[]] : terms.flatMap((list) => groupTerms(list, isAdvanced));
  const found = await Promise.all(groups.map((group) => searchOnce(reader, question, group, isAdvanced)));
  return found.flat();
}

/** One search; where the server knows no OR, one for each of its terms. */
async function searchOnce(
  reader: Reader,
  question: Question,
  terms: readonly Term[],
  advanced: boolean,
): Promise<Found[]> {
  try {
    return [await readSearch(reader, { ...question, terms, advanced })];
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const apart = terms.length === 0 ? [[]] : terms.map((term) => [term]);
    return Promise.all(
      apart.map((some) => readSearch(reader, { ...question, terms: some, advanced: false })),
    );
  }
}

/** Puts into the report what came of searches, and what they found among what is to be read whole. */
export function takeFound(reader: Reader, found: readonly Found[], countsWhoever: boolean): void {
  const { gathered } = reader;
  for (const { nodes, results, problems } of found) {
    problems.forEach(reader.problem);
    results.forEach(reader.report);
    for (const node of nodes) {
      const brief = list(gathered, node, 'record');
      if (brief?.__typename === 'Issue') gathered.wantedIssues.add(brief.id);
      else if (brief !== null)
        (countsWhoever ? gathered.wantedPullRequests : gathered.underOwners).add(brief.id);
    }
  }
}

/** Whether issues can be in flight by themselves: else only those count that a pull request closes. */
export const readsIssues = ({ github }: Reader): boolean =>
  github.startedLabels.length + github.projects.length > 0;
