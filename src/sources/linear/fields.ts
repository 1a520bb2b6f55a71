import { object, optional, page, type Selection, scalars } from './selection.ts';

/** What is asked of each thing that Linear lists. */

const user = [...scalars('id displayName email active'), optional('User.app'), optional('User.gitHubUserId')];

/** The lists inside an issue: how many entries come with it at least, and what is asked of each. */
const ISSUE_LISTS = {
  labels: { least: 6, rest: [], node: scalars('id name') },
  attachments: { least: 6, rest: [], node: scalars('id url') },
  inverseRelations: {
    least: 3,
    rest: [],
    node: [
      ...scalars('id type'),
      object('issue', [...scalars('identifier'), object('state', scalars('type'))]),
    ],
  },
  stateHistory: {
    least: 8,
    rest: [],
    node: [...scalars('id startedAt endedAt'), object('state', scalars('id name type'))],
  },
  children: {
    least: 2,
    rest: ['filter: { state: { type: { nin: ["completed", "canceled", "duplicate"] } } }'],
    node: [...scalars('id'), object('state', scalars('type'))],
  },
} as const satisfies Record<string, { least: number; rest: string[]; node: Selection[] }>;

/** The lists inside a team. An archived state still stands in histories. */
const TEAM_LISTS = {
  members: { least: 40, rest: [], node: user },
  states: { least: 30, rest: ['includeArchived: true'], node: scalars('id name type archivedAt') },
} as const satisfies Record<string, { least: number; rest: string[]; node: Selection[] }>;

export type IssueList = keyof typeof ISSUE_LISTS;
export type TeamList = keyof typeof TEAM_LISTS;

/** A page of a list inside an issue or a team. @param more such as `after: $c0` */
export function innerPage(list: IssueList | TeamList, first: number, more: readonly string[] = []) {
  const { node, rest } = { ...ISSUE_LISTS, ...TEAM_LISTS }[list];
  const selection = page(list, first, node, [...rest, ...more]);
  return list === 'stateHistory' ? optional('Issue.stateHistory', selection) : selection;
}

const flat: Selection[] = [
  ...scalars('id identifier title url priority estimate'),
  ...scalars('createdAt updatedAt startedAt completedAt canceledAt archivedAt'),
  optional('Issue.previousIdentifiers'),
  optional('Issue.trashed'),
  optional('Issue.customerTicketCount'),
  object('state', scalars('name type')),
  object('team', scalars('key')),
  object('project', scalars('name')),
  object('parent', scalars('identifier')),
  object('creator', user),
  object('assignee', user),
  optional('Issue.delegate', object('delegate', user)),
  optional(
    'Issue.syncedWith',
    object('syncedWith', [
      ...scalars('service'),
      object('metadata', [
        {
          text: '... on ExternalEntityInfoGithubMetadata',
          spread: true,
          fields: scalars('owner repo number'),
        },
      ]),
    ]),
  ),
];

/**
 * An issue with all that a record holds.
 * @param scale how much longer than the least its inner pages are
 * @param without a list to leave out
 */
export function wholeIssue(scale: number, without?: IssueList): Selection[] {
  const lists = (Object.keys(ISSUE_LISTS) as IssueList[]).filter((list) => list !== without);
  return [...flat, ...lists.map((list) => innerPage(list, Math.ceil(ISSUE_LISTS[list].least * scale)))];
}

/** No more than that an issue is there. */
export const ISSUE_ID = scalars('id');

/** A team without its people. */
export const TEAM = [
  ...scalars('id key name archivedAt'),
  optional('Team.retiredAt'),
  optional('Team.parent', object('parent', scalars('key'))),
];

/** The active members and the states of a team. */
export const TEAM_DETAILS = [
  ...scalars('id key'),
  innerPage('members', TEAM_LISTS.members.least),
  innerPage('states', TEAM_LISTS.states.least),
];
