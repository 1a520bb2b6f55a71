import type { SourceReport } from '../../model/snapshot.ts';
import { causeOf } from '../http/source-error.ts';
import { problemsOf, ssoSentence } from './problems.ts';
import type { ListingResult } from './read-listing.ts';
import type { Reader } from './reader.ts';

/**
 * Says how whole the reading is.
 * @param results what came of every listing
 * @param remarks what the records themselves lack
 */
export function toReport(
  { client, problems, notes }: Reader,
  results: readonly ListingResult[],
  scope: SourceReport['scope'],
  remarks: { problems: readonly string[]; notes: readonly string[] },
): SourceReport {
  const sentences = new Set([
    ...problemsOf(results),
    ...problems,
    ...(client.ssoHidden() ? [ssoSentence([])] : []),
    ...remarks.problems,
  ]);
  const failures = results.flatMap(({ failure }) => failure ?? []);
  const causes = failures.map(causeOf);
  const isRefused = causes.includes('credentials');
  const nothingRead =
    results.length > 0 && results.every(({ failure, nodes }) => failure !== null && nodes.length === 0);
  return {
    name: 'github',
    status: isRefused || nothingRead ? 'failed' : sentences.size > 0 ? 'partial' : 'complete',
    scope,
    problems: [...sentences],
    notes: [...new Set([...client.notes(), ...notes, ...remarks.notes])],
    cause: isRefused ? 'credentials' : (causes.find((cause) => cause !== null) ?? null),
    requests: client.requestCount(),
  };
}
