import { matcher, searched } from '../../test/support/github-server/search-match.ts';
import { parseSearch } from '../../test/support/github-server/search-query.ts';
import type { WorldPullRequest } from '../../test/support/github-server/world.ts';
import {
  referenceOf,
  type WorldIndex,
  type WorldRecordEntry,
} from '../../test/support/github-server/world-index.ts';
import type { Answer } from './front.ts';

/** The little of GitHub's REST API that a script in the manner of its guides uses: search, a pull request, its reviews. */
export function answerRest(index: WorldIndex, { pathname, searchParams, origin }: URL): Answer {
  if (pathname === '/round-trip') return found({}, 1);
  if (pathname === '/search/issues') {
    const page = Number(searchParams.get('page') ?? 1);
    const size = Number(searchParams.get('per_page') ?? 30);
    const { expression } = parseSearch(searchParams.get('q') ?? '');
    const scene = { index, viewer: index.world.viewer };
    const all = searched(expression, scene).filter(matcher(expression, scene));
    const items = all.slice((page - 1) * size, page * size);
    const more = page * size < all.length;
    const next = new URLSearchParams({ ...Object.fromEntries(searchParams), page: String(page + 1) });
    const answer = found(
      { total_count: all.length, incomplete_results: false, items: items.map(toSearchItem) },
      items.length,
    );
    const link = `<${origin}/search/issues?${next}>; rel="next"`;
    return more ? { ...answer, headers: { link } } : answer;
  }
  const wanted = /^\/repos\/([^/]+\/[^/]+)\/pulls\/(\d+)(\/reviews)?$/.exec(pathname);
  const record = wanted ? index.record(`${wanted[1]}#${wanted[2]}`) : null;
  if (record?.__typename !== 'PullRequest') return { ...found({ message: 'Not Found' }, 0), status: 404 };
  if (wanted?.[3] === undefined) return found(toPull(record), 1);
  const reviews = record.reviews.slice(0, Number(searchParams.get('per_page') ?? 30));
  const told = reviews.map(({ author, state }) => ({
    user: author === null ? null : { login: author },
    state,
  }));
  return found(told, told.length);
}

const found = (body: unknown, nodes: number): Answer => ({
  status: 200,
  headers: {},
  body,
  nodes,
  cost: 0,
  repeatable: true,
});

const userOf = (login: string | null) => (login === null ? null : { login, type: 'User' });

function toSearchItem(record: WorldRecordEntry) {
  return {
    id: record.databaseId,
    node_id: record.id,
    number: record.number,
    title: record.title,
    body: record.body,
    state: record.state.toLowerCase(),
    html_url: record.url,
    repository_url: `https://api.github.com/repos/${record.repository}`,
    user: userOf(record.author),
    assignees: record.assignees.map(userOf),
    labels: record.labels.map(({ name }) => ({ name })),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    ...(record.__typename === 'PullRequest'
      ? { draft: record.isDraft, pull_request: { url: referenceOf(record) } }
      : {}),
  };
}

function toPull(pull: WorldPullRequest) {
  const asked = pull.reviewRequests.flatMap(({ reviewer }) => reviewer ?? []);
  return {
    ...toSearchItem(pull),
    head: { ref: pull.headRefName },
    base: { ref: pull.baseRefName },
    requested_reviewers: asked.filter((name) => !name.includes('/')).map(userOf),
  };
}
