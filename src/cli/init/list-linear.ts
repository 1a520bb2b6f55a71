import * as z from 'zod';
import type { FoundLinearTeam, FoundState, Listed } from '../../init/found.ts';
import { SourceError } from '../../sources/http/source-error.ts';
import { VENDORS } from '../../sources/http/vendor.ts';
import { connect, type LinearConnection } from '../../sources/linear/client.ts';
import type { Document } from '../../sources/linear/document.ts';
import { ReadingLog } from '../../sources/linear/reading-log.ts';
import {
  object,
  optional,
  page,
  pointsOf,
  type Selection,
  scalars,
  textOf,
} from '../../sources/linear/selection.ts';
import type { ReadContext } from '../../sources/source.ts';

/** Linear's largest page. One is asked for: who has more teams names them in the config. */
const MOST = 250;
/** Pages of states, 250 each. */
const MOST_PAGES = 4;

const KEY = /^[A-Za-z][A-Za-z0-9]*$/;
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });
const teamsReply = z.object({
  teams: z.object({
    nodes: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        retiredAt: z.string().nullish(),
        parent: z.object({ key: z.string() }).nullish(),
      }),
    ),
    pageInfo,
  }),
  mine: z.object({ nodes: z.array(z.object({ key: z.string() })) }),
});
const statesReply = z.object({
  workflowStates: z.object({
    nodes: z.array(
      z.object({
        name: z.string().min(1),
        position: z.number(),
        archivedAt: z.string().nullish(),
        team: z.object({ key: z.string() }),
      }),
    ),
    pageInfo,
  }),
});

/** What Linear shows whoever the key belongs to. */
export interface LinearLists {
  /** @throws SourceError where Linear could not be asked */
  teams(): Promise<Listed<FoundLinearTeam>>;
  /** Started states of the teams with these keys. @throws SourceError where Linear could not be asked */
  states(keys: readonly string[]): Promise<FoundState[]>;
}

/** @param context with credentials */
export function linearLists(context: ReadContext): LinearLists {
  const linear = connect(context, context.access.authorization ?? '', new ReadingLog());
  return {
    teams: () => readTeams(linear),
    states: (keys) => readStates(linear, keys),
  };
}

async function readTeams(linear: LinearConnection): Promise<Listed<FoundLinearTeam>> {
  const document = documentOf('WiplimitInitTeams', {
    fields: [
      page('teams', MOST, [
        ...scalars('id key name'),
        optional('Team.retiredAt'),
        optional('Team.parent', object('parent', scalars('key'))),
      ]),
      page('mine: teams', MOST, scalars('id key'), ['filter: {members: {isMe: {eq: true}}}']),
    ],
  });
  const { teams, mine } = parsed(teamsReply, await linear.ask(document, 1));
  const own = new Set(mine.nodes.map(({ key }) => key));
  const entries = teams.nodes
    .filter(({ key, retiredAt }) => !retiredAt && KEY.test(key))
    .map(({ key, name, parent }) => ({ key, name, parent: parent?.key ?? null, isMine: own.has(key) }));
  return { entries, total: teams.pageInfo.hasNextPage ? null : entries.length };
}

async function readStates(linear: LinearConnection, keys: readonly string[]): Promise<FoundState[]> {
  const found: FoundState[] = [];
  let after: string | null = null;
  for (let number = 1; number <= MOST_PAGES; number++) {
    const document = documentOf('WiplimitInitStates', {
      declared: '($keys: [String!]!, $after: String)',
      variables: { keys, after },
      fields: [
        page(
          'workflowStates',
          MOST,
          [...scalars('id name position archivedAt'), object('team', scalars('key'))],
          ['after: $after', 'filter: {type: {eq: "started"}, team: {key: {in: $keys}}}'],
        ),
      ],
    });
    const reply: z.output<typeof statesReply> = parsed(statesReply, await linear.ask(document, number));
    const { nodes, pageInfo: end } = reply.workflowStates;
    for (const { name, position, archivedAt, team } of nodes)
      if (!archivedAt) found.push({ team: team.key, name, position });
    if (!end.hasNextPage || !end.endCursor) break;
    after = end.endCursor;
  }
  return found;
}

function parsed<T extends z.ZodType>(schema: T, data: unknown): z.output<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new SourceError(
    'bad-reply',
    `Linear answered in a form that wiplimit does not know. ${VENDORS.linear.addressRemedy}`,
  );
}

interface Drafted {
  declared?: string;
  variables?: Record<string, unknown>;
  fields: readonly Selection[];
}

const documentOf = (name: string, { declared = '', variables = {}, fields }: Drafted): Document => ({
  name,
  variables,
  summary: 'for init',
  text: (knows) => `query ${name}${declared} { ${textOf(fields, knows)} }`,
  points: (knows) => fields.reduce((sum, field) => sum + pointsOf(field, knows), 0),
});
