import { LAST, type SOUGHT } from './read-search.ts';
import type { Reader } from './reader.ts';
import { readsIssues, searchFor, takeFound } from './search-for.ts';

/**
 * Looks in repositories for what was finished in the time that is asked for: merged pull requests, and issues closed
 * as completed where issues are work. Boards and owners bring in theirs by themselves.
 * @param repositories `acme/api`
 */
export async function readFinished(reader: Reader, repositories: readonly string[]): Promise<void> {
  const { finishedSince: since } = reader;
  if (since === null) return;
  const within = { from: since.getTime(), to: LAST };
  const search = (sought: keyof typeof SOUGHT, repository: string) =>
    searchFor(reader, { sought, scope: `repo:${repository}`, label: null, within }, null);
  const found = await Promise.all(
    repositories.flatMap((repository) => [
      search('mergedPullRequests', repository),
      ...(readsIssues(reader) ? [search('completedIssues', repository)] : []),
    ]),
  );
  takeFound(reader, found.flat(), true);
}
