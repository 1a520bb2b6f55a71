// (a) What the vendors' guides lead one to write: octokit as it comes, which throttles by itself, with a REST search for
// each person and a look at each pull request found; @linear/sdk's models, whose relations are read one by one when
// they are awaited. Both sides at once. It misses what the guides do not mention: archived repositories, assignees,
// issues that a pull request closes, the second page of a Linear list.
import { LinearClient } from '@linear/sdk';
import { Octokit } from 'octokit';
import { link } from './link.mjs';
import { settings } from './settings.mjs';

const { config } = settings;
const octokit = new Octokit({ auth: settings.githubToken, baseUrl: settings.githubUrl });
// The header tells the bench's server that the documents are the SDK's own.
const headers = { 'x-bench-models': '1' };
const linear = new LinearClient({ apiKey: settings.linearKey, apiUrl: settings.linearUrl, headers });

async function readPulls() {
  const owner = config.github.owners?.[0] ?? config.github.repos[0].split('/')[0];
  const pulls = new Map();
  for (const { github } of config.people)
    for (const role of ['author', 'review-requested']) {
      const q = `is:pr is:open org:${owner} ${role}:${github}`;
      const found = await octokit.paginate(octokit.rest.search.issuesAndPullRequests, {
        q,
        advanced_search: 'true',
        per_page: 100,
      });
      for (const item of found) pulls.set(item.html_url, item);
    }
  return Promise.all([...pulls.values()].map(toPull));
}

async function toPull(item) {
  const [owner, repo] = item.repository_url.split('/').slice(-2);
  const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: item.number });
  return {
    id: `${owner}/${repo}#${item.number}`,
    url: item.html_url,
    repository: `${owner}/${repo}`,
    title: item.title,
    body: item.body,
    head: data.head.ref,
    base: data.base.ref,
    isDraft: item.draft,
    createdAt: item.created_at,
    author: item.user?.login ?? null,
    assignees: item.assignees.map((user) => user.login),
    labels: item.labels.map((label) => label.name),
    asked: data.requested_reviewers.map((user) => user.login),
    closes: [],
  };
}

async function readIssues() {
  const nameOf = new Map(config.people.map((person) => [person.linear, person.name]));
  const { nodes } = await linear.issues({
    filter: { team: { key: { in: config.linear.teams } }, state: { type: { eq: 'started' } } },
  });
  const issues = [];
  for (const issue of nodes) {
    const [assignee, state, labels, attachments, children] = await Promise.all([
      issue.assignee,
      issue.state,
      issue.labels(),
      issue.attachments(),
      issue.children(),
    ]);
    if (state?.type !== 'started') continue;
    issues.push({
      id: issue.identifier,
      assignee: assignee ? (nameOf.get(assignee.email) ?? assignee.displayName) : null,
      labels: labels.nodes.map((label) => label.name),
      attachments: attachments.nodes.map((attachment) => attachment.url),
      hasOpenChild: children.nodes.some((child) => !child.completedAt && !child.canceledAt),
    });
  }
  return issues;
}

const [issues, pulls] = await Promise.all([readIssues(), readPulls()]);
console.log(JSON.stringify(link(issues, pulls, config)));
