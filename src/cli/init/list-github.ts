import * as z from 'zod';
import type { FoundGithubTeam, FoundRepository, Listed } from '../../init/found.ts';
import { type Client, createClient, OPERATION_NAME } from '../../sources/github/client.ts';
import { SourceError } from '../../sources/http/source-error.ts';
import type { ReadContext } from '../../sources/source.ts';
import { uniqueNames } from '../../text/compare.ts';
import { refusal } from './github-refusal.ts';

/** GitHub's largest page; one is asked for of each list. */
const MOST = 100;

const NAME = /^[^/\s]+\/[^/\s]+$/;
const repositories = z.object({
  totalCount: z.number(),
  nodes: z.array(
    z.object({ nameWithOwner: z.string(), pushedAt: z.string().nullish(), isFork: z.boolean() }).nullable(),
  ),
});
const viewerReply = z.object({ viewer: z.object({ login: z.string(), repositories }) });
const organizationsReply = z.object({
  viewer: z.object({
    organizations: z.object({ nodes: z.array(z.object({ login: z.string() }).nullable()) }),
  }),
});
const ownerReply = z.object({ repositoryOwner: z.object({ repositories }).nullish() });
const teams = z.object({
  totalCount: z.number(),
  nodes: z.array(z.object({ slug: z.string(), name: z.string() }).nullable()),
});
const teamsReply = z.object({
  organization: z
    .object({ teams, mine: z.object({ nodes: z.array(z.object({ slug: z.string() }).nullable()) }) })
    .nullish(),
});

/** Who owns repositories that this token sees, and the last that were pushed to. */
export interface GithubOwners {
  /** The login of whoever the token belongs to. */
  viewer: string;
  owners: string[];
  repositories: FoundRepository[];
}

/** What GitHub shows whoever the token belongs to. Each question throws SourceError where GitHub could not be asked. */
export interface GithubLists {
  owners(): Promise<GithubOwners>;
  /** Repositories of an owner that are not archived, last pushed first. */
  repositories(owner: string): Promise<Listed<FoundRepository>>;
  /** Teams of an organisation; none of a person, or where the token may not see them. */
  teams(owner: string, viewer: string): Promise<Listed<FoundGithubTeam>>;
  /** Sentences on what the token does not show. */
  remarks(): string[];
}

const AFFILIATIONS = '[OWNER, COLLABORATOR, ORGANIZATION_MEMBER]';
const REPOSITORIES = `isArchived: false, orderBy: {field: PUSHED_AT, direction: DESC}`;
const REPOSITORY = 'totalCount nodes { nameWithOwner pushedAt isFork }';

/** @param context with credentials */
export async function githubLists(context: ReadContext): Promise<GithubLists> {
  const client = await createClient(context);
  const remarks = new Set<string>();
  return {
    async owners() {
      const [seen, organizations] = await Promise.all([
        ask(
          client,
          `viewer { login repositories(first: ${MOST}, affiliations: ${AFFILIATIONS}, ownerAffiliations: ${AFFILIATIONS}, ${REPOSITORIES}) { ${REPOSITORY} } }`,
        ),
        ask(client, `viewer { organizations(first: ${MOST}) { nodes { login } } }`),
      ]);
      const parsed = viewerReply.safeParse(seen.data);
      if (!parsed.success)
        throw new SourceError('bad-reply', refusal('repositories that this token sees', seen.message));
      const { login, repositories: listed } = parsed.data.viewer;
      const own = organizationsReply.safeParse(organizations.data).data?.viewer.organizations.nodes;
      if (own === undefined)
        remarks.add(
          /SAML/i.test(organizations.message)
            ? refusal('organisations of this token', organizations.message)
            : 'GitHub does not tell this token your organisations (scope read:org; gh auth refresh -s read:org adds it), so only owners of repositories that it lists are shown.',
        );
      const found = listed.nodes.flatMap(foundRepository);
      const owners = uniqueNames([
        ...(own ?? []).flatMap((organization) => organization?.login ?? []),
        ...found.map(({ name }) => name.slice(0, name.indexOf('/'))),
      ]);
      return { viewer: login, owners, repositories: found };
    },
    async repositories(owner) {
      const { data, message } = await ask(
        client,
        `repositoryOwner(login: $owner) { repositories(first: ${MOST}, ${REPOSITORIES}) { ${REPOSITORY} } }`,
        { owner },
      );
      const listed = ownerReply.safeParse(data).data?.repositoryOwner?.repositories;
      if (listed === undefined) {
        remarks.add(refusal(`repositories of ${owner}`, message));
        return { entries: [], total: 0 };
      }
      return { entries: listed.nodes.flatMap(foundRepository), total: listed.totalCount };
    },
    async teams(owner, viewer) {
      const { data, message } = await ask(
        client,
        `organization(login: $owner) { teams(first: ${MOST}) { totalCount nodes { slug name } } mine: teams(first: ${MOST}, userLogins: [$me]) { nodes { slug } } }`,
        { owner, me: viewer },
      );
      const organization = teamsReply.safeParse(data).data?.organization;
      if (!organization) {
        if (/scope|SAML/i.test(message)) remarks.add(refusal(`teams of ${owner}`, message));
        return { entries: [], total: 0 };
      }
      const mine = new Set(organization.mine.nodes.map((team) => team?.slug));
      const entries = organization.teams.nodes.flatMap((team) =>
        team === null
          ? []
          : [{ slug: `${owner}/${team.slug}`, name: team.name, isMine: mine.has(team.slug) }],
      );
      return { entries, total: organization.teams.totalCount };
    },
    remarks: () => [
      ...remarks,
      ...(client.ssoHidden()
        ? [
            'GitHub leaves out organisations for which this token is not authorised by single sign-on: authorise it with Configure SSO at https://github.com/settings/tokens.',
          ]
        : []),
    ],
  };
}

async function ask(
  client: Client,
  fields: string,
  variables: Record<string, string> = {},
): Promise<{ data: Record<string, unknown> | null; message: string }> {
  const names = Object.keys(variables).map((name) => `$${name}: String!`);
  const declared = names.length > 0 ? `(${names.join(', ')})` : '';
  const query = `query ${OPERATION_NAME}${declared} { rateLimit { cost remaining resetAt } ${fields} }`;
  const { data, errors } = await client.ask(() => ({ query, variables }));
  return { data, message: errors[0]?.message ?? '' };
}

function foundRepository(node: z.output<typeof repositories>['nodes'][number]): FoundRepository[] {
  if (node === null || !NAME.test(node.nameWithOwner)) return [];
  return [{ name: node.nameWithOwner, pushedAt: node.pushedAt ?? null, isFork: node.isFork }];
}
