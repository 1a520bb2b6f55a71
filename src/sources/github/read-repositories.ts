import { nearest } from '../../text/nearest.ts';
import { list, parseNode } from './gathered.ts';
import type { Listing } from './listing.ts';
import type { Reader } from './reader.ts';
import { repositoryHead } from './responses.ts';

const PAGE = 100;
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

/** A repository to read whole, with what is known of it already. */
export interface WantedRepository {
  owner: string;
  name: string;
  /** How many pull requests are open in it; null where not known. */
  open: number | null;
}

/**
 * Reads every open pull request, and every open issue under a started label, of the repositories.
 * @param siblings the repositories known under an owner, to name the nearest to one that is missing
 * @returns their names, as GitHub spells those that are there
 */
export async function readRepositories(
  reader: Reader,
  repositories: readonly WantedRepository[],
  siblings: (owner: string) => readonly string[],
): Promise<string[]> {
  return Promise.all(repositories.map((repository) => readRepository(reader, repository, siblings)));
}

async function readRepository(
  reader: Reader,
  repository: WantedRepository,
  siblings: (owner: string) => readonly string[],
): Promise<string> {
  const asked = `${repository.owner}/${repository.name}`;
  const notFound = () => missing(asked, siblings(repository.owner));
  const { gathered } = reader;
  const readPulls = async () => {
    if (repository.open === 0) return asked;
    const { head, nodes } = await reader.read(pullRequestsOf(repository, notFound));
    if (head === null) return asked;
    const found = parseNode(gathered, repositoryHead, head, 'repository');
    if (found === null) return asked;
    const { nameWithOwner, isArchived } = found;
    if (isArchived) reader.note(`${nameWithOwner} is archived, so its pull requests are left out.`);
    else if (nameWithOwner.toLowerCase() !== asked.toLowerCase()) {
      reader.note(`${asked} is now ${nameWithOwner}: write the new name in the config.`);
    }
    if (isArchived) return nameWithOwner;
    for (const node of nodes) {
      const pull = list(gathered, node, 'pull request');
      if (pull !== null) gathered.wantedPullRequests.add(pull.id);
    }
    return nameWithOwner;
  };
  const readIssues = async (label: string) => {
    const { head, nodes } = await reader.read(labelledIssuesOf(repository, label, notFound));
    if (repositoryHead.safeParse(head).data?.label) gathered.knownLabels.add(label.toLowerCase());
    for (const node of nodes) {
      const issue = list(gathered, node, 'issue');
      if (issue !== null) gathered.wantedIssues.add(issue.id);
    }
  };
  const [name] = await Promise.all([readPulls(), ...reader.github.startedLabels.map(readIssues)]);
  return name;
}

const isArchived = (head: unknown) => repositoryHead.safeParse(head).data?.isArchived === true;

function pullRequestsOf({ owner, name, open }: WantedRepository, notFound: () => string): Listing {
  return {
    what: `open pull requests of ${owner}/${name}`,
    notFound,
    variables: { owner, name },
    select: (v, _lacks, entry) => `repository(owner: ${v('owner')}, name: ${v('name')}) {
      nameWithOwner isArchived
      pullRequests(states: [OPEN], first: ${v('first')}, after: ${v('after')}, orderBy: { field: CREATED_AT, direction: ASC }) {
        totalCount ${PAGE_INFO} nodes { ${entry} }
      }
    }`,
    entry: 'PullRequestBrief',
    whole: 'PullRequestParts',
    fragments: [],
    path: ['pullRequests'],
    pageSize: open === null ? PAGE : Math.min(open, PAGE),
    nested: 0,
    skip: isArchived,
    records: true,
  };
}

function labelledIssuesOf({ owner, name }: WantedRepository, label: string, notFound: () => string): Listing {
  return {
    what: `open issues under "${label}" of ${owner}/${name}`,
    notFound,
    variables: { owner, name, label },
    select: (v, _lacks, entry) => `repository(owner: ${v('owner')}, name: ${v('name')}) {
      nameWithOwner isArchived label(name: ${v('label')}) { name }
      issues(states: [OPEN], labels: [${v('label')}], first: ${v('first')}, after: ${v('after')}, orderBy: { field: CREATED_AT, direction: ASC }) {
        totalCount ${PAGE_INFO} nodes { ${entry} }
      }
    }`,
    entry: 'IssueBrief',
    whole: 'LabelledIssueParts',
    fragments: [],
    path: ['issues'],
    pageSize: PAGE,
    nested: 0,
    skip: isArchived,
    records: true,
  };
}

function missing(asked: string, siblings: readonly string[]): string {
  const suggestion = nearest(asked, siblings);
  const hint = suggestion === null ? '' : ` Did you mean ${suggestion}?`;
  return `${asked} was not found, or this token cannot see it.${hint} Check github.repos, or give the token access.`;
}
