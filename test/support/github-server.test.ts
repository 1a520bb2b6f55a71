import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { githubWorld, hasVendorSchema } from './github-server/index.ts';
import { SAMPLE_WORLD } from './github-server/sample-world.ts';
import { loadSchema, RESOLVERS } from './github-server/schema.ts';
import { ask, pick, start } from './github-server/test-client.ts';
import { itWhen } from './it-when.ts';

describe('schema', () => {
  it('has a field for every resolver, in the npm copy or in the newer one', () => {
    const schemas = [loadSchema('npm'), ...(hasVendorSchema() ? [loadSchema('vendor')] : [])];
    const served = (typeName: string, field: string) =>
      schemas.some((schema) => {
        const type = schema.getType(typeName);
        return isObjectType(type) && field in type.getFields();
      });
    const missing = Object.entries(RESOLVERS).flatMap(([typeName, fields]) =>
      Object.keys(fields).flatMap((field) => (served(typeName, field) ? [] : [`${typeName}.${field}`])),
    );
    // What the npm copy is too old for.
    const newer =
      /blockedBy|blocking|issueDependenciesSummary|issueType|assignedActors|stack|Stack|StatusChanged/;
    expect(missing.filter((name) => hasVendorSchema() || !newer.test(name))).toEqual([]);
  });

  const folder = new URL('../../../shared/vendor/queries/', import.meta.url);
  const documents = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.startsWith('github-'))
    : [];
  itWhen(documents.length > 0)('runs the documents that come with the newer schema', async () => {
    const server = await start({ schema: 'vendor' });
    const q = 'is:pr is:open org:acme';
    const searches = { q, authored: q, reviewing: q, assigned: 'is:issue org:acme', type: 'ISSUE_ADVANCED' };
    const names = { owner: 'acme', name: 'api', login: 'ada-l', org: 'acme', number: 7, slug: 'payments' };
    for (const name of documents) {
      const query = readFileSync(new URL(name, folder), 'utf8');
      const declared = Object.entries({ ...searches, ...names }).filter(([key]) =>
        query.includes(`$${key}:`),
      );
      const { errors, data } = await ask(server, query, Object.fromEntries(declared));
      expect({ name, errors }).toEqual({ name, errors: [] });
      expect(pick(data, 'rateLimit.cost')).toBeGreaterThan(0);
    }
  });
});

describe('records', () => {
  it('serves a pull request with reviewers, reviews, links and events', async () => {
    const server = await start();
    const { data } = await ask(
      server,
      `{ repository(owner: "acme", name: "api") {
        defaultBranchRef { name } owner { __typename login }
        pullRequest(number: 45) {
          author { __typename login ... on User { name email databaseId } }
          assignees(first: 9) { totalCount nodes { login } }
          isCrossRepository headRepository { nameWithOwner } reviewDecision statusCheckRollup { state }
          reviewRequests(first: 9) { nodes { requestedReviewer {
            __typename ... on User { login } ... on Bot { login } ... on Mannequin { login } ... on Team { combinedSlug }
          } } }
          latestOpinionatedReviews(first: 9) { nodes { state author { login } } }
          latestReviews(first: 9) { nodes { state author { login } } }
          closingIssuesReferences(first: 9) { nodes { number repository { nameWithOwner } } }
          projectItems(first: 9) { nodes { isArchived project { number } } }
          timelineItems(first: 9, itemTypes: [READY_FOR_REVIEW_EVENT, REVIEW_REQUESTED_EVENT, PULL_REQUEST_REVIEW]) {
            totalCount
            nodes {
              __typename
              ... on ReadyForReviewEvent { createdAt }
              ... on ReviewRequestedEvent { createdAt requestedReviewer { ... on User { login } } }
            }
          }
        }
      } }`,
    );
    expect(data).toMatchSnapshot();
  });

  it('serves ghosts, bots, sub-issues and closers', async () => {
    const server = await start();
    const { data } = await ask(
      server,
      `{ repository(owner: "acme", name: "api") {
        ghost: pullRequest(number: 48) { author { login } state mergedAt }
        bot: pullRequest(number: 47) { author { __typename login } }
        issue(number: 3) {
          subIssuesSummary { total completed }
          subIssues(first: 5) { nodes { number stateReason parent { number } } }
          closedByPullRequestsReferences(first: 5) { nodes { number } }
        }
      } }`,
    );
    expect(pick(data, 'repository')).toEqual({
      ghost: { author: null, state: 'MERGED', mergedAt: '2026-11-06T00:00:00Z' },
      bot: { author: { __typename: 'Bot', login: 'dependabot' } },
      issue: {
        subIssuesSummary: { total: 2, completed: 1 },
        subIssues: {
          nodes: [
            { number: 4, stateReason: 'COMPLETED', parent: { number: 3 } },
            { number: 5, stateReason: null, parent: { number: 3 } },
          ],
        },
        closedByPullRequestsReferences: { nodes: [{ number: 45 }] },
      },
    });
  });

  itWhen(hasVendorSchema())('serves what only the newer schema has', async () => {
    const server = await start({ schema: 'vendor' });
    const { data } = await ask(
      server,
      `{ repository(owner: "acme", name: "api") {
        pullRequest(number: 45) {
          assignedActors(first: 5) { nodes { __typename ... on Bot { login } ... on User { login } } }
          stack { size entries(first: 5) { nodes { position pullRequest { number } } } }
          reviewRequests(first: 9) { nodes { requestedReviewer { __typename ... on EnterpriseTeam { combinedSlug } } } }
        }
        started: issue(number: 3) { timelineItems(first: 5, itemTypes: [LABELED_EVENT, REOPENED_EVENT, PROJECT_V2_ITEM_STATUS_CHANGED_EVENT]) {
          nodes { __typename ... on LabeledEvent { createdAt label { name } } ... on ReopenedEvent { createdAt actor { login } }
            ... on ProjectV2ItemStatusChangedEvent { createdAt previousStatus status project { number } } } } }
        issue(number: 5) { blockedBy(first: 5) { nodes { number state } } issueDependenciesSummary { blockedBy } }
      } organization(login: "acme") { projectV2(number: 7) { items(first: 9, query: "status:\\"In Progress\\"") { totalCount } } } }`,
    );
    const pull = pick(data, 'repository.pullRequest');
    expect(pick(pull, 'assignedActors.nodes.login')).toEqual(['ada-l', 'copilot-swe-agent']);
    expect(pick(pull, 'stack.entries.nodes.pullRequest.number')).toEqual([45, 46]);
    expect(pick(pull, 'reviewRequests.nodes.4.requestedReviewer.combinedSlug')).toBe('enterprise/guild');
    expect(pick(data, 'repository.started.timelineItems.nodes')).toEqual([
      { __typename: 'ReopenedEvent', createdAt: '2026-11-03T00:00:00Z', actor: { login: 'cy' } },
      { __typename: 'LabeledEvent', createdAt: '2026-11-04T00:00:00Z', label: { name: 'in progress' } },
      {
        __typename: 'ProjectV2ItemStatusChangedEvent',
        createdAt: '2026-11-09T00:00:00Z',
        previousStatus: 'Todo',
        status: 'In Progress',
        project: { number: 7 },
      },
    ]);
    expect(pick(data, 'repository.issue.blockedBy.nodes')).toEqual([{ number: 3, state: 'OPEN' }]);
    expect(pick(data, 'organization.projectV2.items.totalCount')).toBe(2);
  });

  it('serves a board with drafts, and redacts what the token may not see', async () => {
    const server = await start({ access: { all: {}, some: { owners: [], viewer: 'cy' } } });
    const query = `{ organization(login: "acme") { projectV2(number: 7) {
      field(name: "status") { ... on ProjectV2SingleSelectField { name options { name } } }
      items(first: 9) { nodes { type isArchived
        content { __typename ... on DraftIssue { title assignees(first: 3) { nodes { login } } } ... on Issue { number } }
        fieldValueByName(name: "Status") { ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt } } } } } } }`;
    const { data } = await ask(server, query, {}, 'all');
    expect(data).toMatchSnapshot();
    const refused = await ask(server, query, {}, 'some');
    expect(refused.errors).toMatchObject([{ type: 'NOT_FOUND', path: ['organization', 'projectV2'] }]);

    const open = githubWorld(SAMPLE_WORLD);
    for (const project of open.projects) project.public = true;
    server.serve(open);
    const redacted = await ask(server, query, {}, 'some');
    expect(pick(redacted.data, 'organization.projectV2.items.nodes.type')).toEqual([
      'ISSUE',
      'REDACTED',
      'DRAFT_ISSUE',
      'PULL_REQUEST',
      'REDACTED',
    ]);
  });

  it('counts members of child teams in', async () => {
    const server = await start();
    const { data } = await ask(
      server,
      `{ organization(login: "acme") { team(slug: "payments") { combinedSlug
        all: members(first: 9) { nodes { login } }
        own: members(first: 9, membership: IMMEDIATE) { nodes { login } } } } }`,
    );
    expect(pick(data, 'organization.team')).toEqual({
      combinedSlug: 'acme/payments',
      all: { nodes: [{ login: 'ada-l' }, { login: 'grace-h' }] },
      own: { nodes: [{ login: 'ada-l' }] },
    });
  });

  it('filters and orders the connections of repositories and owners', async () => {
    const { data } = await ask(
      await start(),
      `{ repository(owner: "acme", name: "api") {
          labelled: issues(first: 9, labels: ["In Progress"], states: [OPEN]) { nodes { number } }
          mine: issues(first: 9, filterBy: { assignee: "ada-l" }) { nodes { number } }
          newest: pullRequests(first: 2, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) { nodes { number } }
          stacked: pullRequests(first: 9, baseRefName: "ada/pay-12-retry") { nodes { number } } }
        organization(login: "acme") {
          live: repositories(first: 9, isArchived: false) { nodes { name } }
          public: repositories(first: 9, privacy: PUBLIC) { nodes { name } }
          teams(first: 9, userLogins: ["grace-h"]) { nodes { combinedSlug } } }
        repositoryOwner(login: "grace-h") { __typename repositories(first: 9) { nodes { nameWithOwner } } } }`,
    );
    expect(pick(data, 'repository.labelled.nodes.number')).toEqual([3]);
    expect(pick(data, 'repository.mine.nodes.number')).toEqual([3]);
    expect(pick(data, 'repository.newest.nodes.number')).toEqual([45, 47]);
    expect(pick(data, 'repository.stacked.nodes.number')).toEqual([46]);
    expect(pick(data, 'organization.live.nodes.name')).toEqual(['api', 'vault']);
    expect(pick(data, 'organization.public.nodes.name')).toEqual(['api', 'old']);
    expect(pick(data, 'organization.teams.nodes.combinedSlug')).toEqual(['acme/payments', 'acme/checkout']);
    expect(pick(data, 'repositoryOwner.repositories.nodes.nameWithOwner')).toEqual(['grace-h/dots']);
  });

  it('says so when a test asks for what no resolver serves', async () => {
    const { errors } = await ask(
      await start(),
      '{ repository(owner: "acme", name: "api") { stargazerCount } }',
    );
    expect(errors[0]?.message).toContain('no data for Repository.stargazerCount');
  });
});
