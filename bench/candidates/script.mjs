// (b) A competent script: GraphQL searches for each person through octokit with its throttling off, ten at a time, and
// Linear's pages as raw documents through its SDK, both vendors at once. What it does not do: read lists longer than
// their page to the end, survive a fault, or say when it did not see everything.
import { LinearClient } from '@linear/sdk';
import { Octokit } from 'octokit';
import pLimit from 'p-limit';
import { link } from './link.mjs';
import { settings } from './settings.mjs';

const { config } = settings;
const octokit = new Octokit({
  auth: settings.githubToken,
  baseUrl: settings.githubUrl,
  throttle: { enabled: false },
});
const linear = new LinearClient({ apiKey: settings.linearKey, apiUrl: settings.linearUrl });
const atOnce = pLimit(10);

const PULLS = `query ($search: String!, $after: String) {
  search(query: $search, type: ISSUE, first: 50, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { ... on PullRequest {
      number title url body isDraft headRefName baseRefName createdAt updatedAt reviewDecision
      repository { nameWithOwner }
      author { login }
      assignees(first: 10) { nodes { login } }
      labels(first: 20) { nodes { name } }
      reviewRequests(first: 20) { nodes { requestedReviewer { ... on User { login } } } }
      reviews(last: 10) { nodes { state submittedAt author { login } } }
      closingIssuesReferences(first: 3) {
        nodes { number state repository { nameWithOwner } assignees(first: 10) { nodes { login } } }
      }
    } }
  }
}`;

async function searchPulls(search) {
  const found = [];
  for (let after = null, more = true; more; ) {
    const page = (await atOnce(() => octokit.graphql(PULLS, { search, after }))).search;
    found.push(...page.nodes);
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  return found;
}

const idOf = (record) => `${record.repository.nameWithOwner}#${record.number}`;
const logins = (list) => list.nodes.map((user) => user.login);
const toPull = (pull) => ({
  id: idOf(pull),
  url: pull.url,
  repository: pull.repository.nameWithOwner,
  title: pull.title,
  body: pull.body,
  head: pull.headRefName,
  base: pull.baseRefName,
  isDraft: pull.isDraft,
  createdAt: pull.createdAt,
  author: pull.author?.login ?? null,
  assignees: logins(pull.assignees),
  labels: pull.labels.nodes.map((label) => label.name),
  asked: pull.reviewRequests.nodes.flatMap((request) => request.requestedReviewer?.login ?? []),
  closes: pull.closingIssuesReferences.nodes
    .filter((issue) => issue.state === 'OPEN')
    .map((issue) => ({ id: idOf(issue), assignees: logins(issue.assignees) })),
});

async function readPulls() {
  const owner = config.github.owners?.[0] ?? config.github.repos[0].split('/')[0];
  const searches = config.people.flatMap(({ github }) =>
    ['author', 'assignee', 'review-requested'].map(
      (role) => `is:pr is:open archived:false org:${owner} ${role}:${github}`,
    ),
  );
  const found = (await Promise.all(searches.map(searchPulls))).flat().map(toPull);
  const unique = new Map(found.map((pull) => [pull.id, pull]));
  return [...unique.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

const ISSUES = `query ($filter: IssueFilter!, $after: String) {
  issues(filter: $filter, first: 50, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      identifier title url priority createdAt updatedAt startedAt
      state { name type } team { key } project { name } parent { identifier }
      assignee { email displayName }
      labels(first: 20) { nodes { name } }
      attachments(first: 10) { nodes { url } }
      stateHistory(first: 10) { nodes { startedAt endedAt state { name type } } }
      children(first: 5) { nodes { state { type } } }
    }
  }
}`;

async function readIssues() {
  const filter = { team: { key: { in: config.linear.teams } }, state: { type: { eq: 'started' } } };
  const nameOf = new Map(config.people.map((person) => [person.linear, person.name]));
  const issues = [];
  for (let after = null, more = true; more; ) {
    const { data } = await linear.client.rawRequest(ISSUES, { filter, after });
    issues.push(...data.issues.nodes);
    more = data.issues.pageInfo.hasNextPage;
    after = data.issues.pageInfo.endCursor;
  }
  const isOpen = (child) => !['completed', 'canceled', 'duplicate'].includes(child.state.type);
  return issues.map((issue) => ({
    id: issue.identifier,
    assignee: issue.assignee && (nameOf.get(issue.assignee.email) ?? issue.assignee.displayName),
    labels: issue.labels.nodes.map((label) => label.name),
    attachments: issue.attachments.nodes.map((attachment) => attachment.url),
    hasOpenChild: issue.children.nodes.some(isOpen),
  }));
}

const [issues, pulls] = await Promise.all([readIssues(), readPulls()]);
console.log(JSON.stringify(link(issues, pulls, config)));
