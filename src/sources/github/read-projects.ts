import { plural } from '../../text/plural.ts';
import { type BoardStatus, countUnknown, list, parseNode } from './gathered.ts';
import type { Listing } from './listing.ts';
import type { ListingResult } from './read-listing.ts';
import type { Reader } from './reader.ts';
import { boardHead, type CardNode, cardNode } from './responses.ts';
import { noteUnknownStatuses } from './unknown-names.ts';

type Project = Reader['github']['projects'][number];

/** How a board is named in messages, in `scope` and in the ids of its draft cards. */
export const boardName = ({ owner, number }: Pick<Project, 'owner' | 'number'>): string =>
  `${owner}/projects/${number}`;

/**
 * Reads all cards of the boards that are not archived; their statuses go to what lies on them.
 * @returns the boards that were found
 */
export async function readProjects(reader: Reader, projects: readonly Project[]): Promise<string[]> {
  const read = await Promise.all(projects.map((project) => reader.read(cardsOf(project))));
  const boards = read.flatMap((result) => boardHead.safeParse(result.head).data?.projectV2 ?? []);
  noteUnknownStatuses(
    reader,
    boards.flatMap(({ field }) => (field?.options ?? []).map(({ name }) => name)),
  );
  // One after the other, in the order of the config: the first board that holds a thing gives its status.
  return projects.flatMap((project, index) => {
    const result = read[index];
    return result && takeBoard(reader, project, result) ? [boardName(project)] : [];
  });
}

function cardsOf(project: Project): Listing {
  const { owner, number, field } = project;
  return {
    what: `cards of ${boardName(project)}`,
    notFound: () => notFound(project),
    variables: { login: owner, number, field },
    select: (v) => `repositoryOwner(login: ${v('login')}) {
      ... on ProjectV2Owner {
        projectV2(number: ${v('number')}) {
          id title url closed
          field(name: ${v('field')}) { __typename ... on ProjectV2SingleSelectField { options { name } } }
          items(first: ${v('first')}, after: ${v('after')}) {
            totalCount pageInfo { hasNextPage endCursor }
            nodes {
              id type isArchived createdAt
              content { __typename ... on Node { id } ...PullRequestBrief ...IssueBrief }
              status: fieldValueByName(name: ${v('field')}) { ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt } }
            }
          }
        }
      }
    }`,
    fragments: ['PullRequestBrief', 'IssueBrief'],
    path: ['projectV2', 'items'],
    pageSize: 100,
    nested: 0,
    skip: (head) => !boardHead.safeParse(head).data?.projectV2,
    records: true,
  };
}

const notFound = (project: Project) =>
  `The board ${boardName(project)} was not found, or this token may not see it. Check github.projects, or give the token the scope read:project.`;

function takeBoard(reader: Reader, project: Project, { head, nodes, errors }: ListingResult): boolean {
  const { gathered } = reader;
  const board = boardHead.safeParse(head).data?.projectV2;
  if (!board) {
    if (head !== null && errors.length === 0) reader.problem(notFound(project));
    return false;
  }
  gathered.seesBoard = true;
  if (board.closed)
    reader.note(`The board ${boardName(project)} is closed. Its cards are read all the same.`);
  if (board.field?.__typename !== 'ProjectV2SingleSelectField') {
    reader.problem(
      `The board ${boardName(project)} has no single-select field "${project.field}", so no status is known. Set github.projects[].field to the field that holds the status.`,
    );
  }
  let hidden = 0;
  for (const node of nodes) {
    const card = parseNode(gathered, cardNode, node, 'card');
    if (card === null || card.isArchived) continue;
    if (!card.content) {
      hidden += 1;
      continue;
    }
    const contentId = takeContent(reader, card, board.url, project);
    const status = statusOf(card, project, board.id);
    if (contentId !== null && status !== null && !gathered.statuses.has(contentId))
      gathered.statuses.set(contentId, status);
  }
  if (hidden > 0) {
    reader.problem(
      `${plural(hidden, 'card')} of ${boardName(project)} ${hidden === 1 ? 'is' : 'are'} hidden from this token, so what ${hidden === 1 ? 'it holds' : 'they hold'} is not counted. Give the token access to the repositories of the board.`,
    );
  }
  return true;
}

/** Takes in what lies on a card, to be read whole if it is open; gives its node id. */
function takeContent(reader: Reader, card: CardNode, url: string, project: Project): string | null {
  const { gathered, github, plan } = reader;
  const teamRepos = (plan.teams ?? []).flatMap(({ repos }) => repos);
  const boardsDecide = [github.owners, github.repos, teamRepos].every((names) => names.length === 0);
  switch (card.content?.__typename) {
    case 'Issue': {
      const issue = list(gathered, card.content, 'issue');
      if (issue !== null) gathered.wantedIssues.add(issue.id);
      return issue?.id ?? null;
    }
    case 'PullRequest': {
      const pull = list(gathered, card.content, 'pull request');
      // Where the config names repositories or owners, those say whose pull requests count; a board alone says it itself.
      if (pull !== null && boardsDecide) gathered.wantedPullRequests.add(pull.id);
      return pull?.id ?? null;
    }
    case 'DraftIssue': {
      const { id } = card.content;
      if (!gathered.cards.has(id)) gathered.cards.set(id, { id: `${boardName(project)}#${card.id}`, url });
      return id;
    }
    default:
      countUnknown(gathered, 'card');
      return null;
  }
}

function statusOf({ status, createdAt }: CardNode, project: Project, projectId: string): BoardStatus | null {
  if (!status?.name) return null;
  return {
    project: project.number,
    projectId,
    name: status.name,
    enteredAt: status.updatedAt ?? null,
    addedAt: createdAt,
  };
}
