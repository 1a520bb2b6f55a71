// How a careful script makes work items of records: by the names that pull requests carry. Shared by both scripts.

const IDENTIFIER = /\b([A-Z][A-Z0-9]*)-(\d+)\b/gi;
const MAGIC = /\b(?:close[sd]?|fix(?:es|ed)?|resolve[sd]?|refs?|part of)\s+([A-Z][A-Z0-9]*-\d+)/gi;

function firstKnown(text, keys) {
  for (const [, key, number] of (text ?? '').matchAll(IDENTIFIER))
    if (keys.has(key.toUpperCase())) return `${key.toUpperCase()}-${number}`;
  return null;
}

const inBody = (body, keys) => {
  const words = (body ?? '').replace(/`[^`]*`/g, '').replace(/<!--[\s\S]*?-->/g, '');
  for (const [, identifier] of words.matchAll(MAGIC))
    if (firstKnown(identifier, keys)) return identifier.toUpperCase();
  return null;
};

/**
 * @param issues Linear: {id, assignee: name or null, labels, attachments: urls, hasOpenChild}
 * @param pulls {id, url, author, assignees: logins, labels, title, body, head, base, repository, isDraft, asked: logins,
 *   closes: [{id, assignees}], createdAt}
 * @param config wiplimit's
 * @returns {items: [{id, holders, records: [{source, id}]}], reviews: [{id, reviewer}]}
 */
export function link(issues, pulls, config) {
  const keys = new Set(config.linear.teams);
  const nameOf = new Map(config.people.map((person) => [person.github.toLowerCase(), person.name]));
  const named = (login) => (login === null ? null : (nameOf.get(login.toLowerCase()) ?? login));
  const byAttachment = new Map(issues.flatMap((issue) => issue.attachments.map((url) => [url, issue.id])));
  const byHead = new Map(pulls.map((pull) => [`${pull.repository} ${pull.head} ${pull.author}`, pull]));
  const items = new Map();
  const itemOf = (id) => {
    const item = items.get(id) ?? { id, holders: new Set(), records: [], pulls: [], labels: new Set() };
    items.set(id, item);
    return item;
  };

  for (const issue of issues) {
    const item = itemOf(issue.id);
    if (issue.assignee !== null) item.holders.add(issue.assignee);
    item.records.push({ source: 'linear', id: issue.id });
    for (const label of issue.labels) item.labels.add(label);
    item.isParent = issue.hasOpenChild;
  }

  const ownIssue = (pull) =>
    firstKnown(pull.head, keys) ??
    firstKnown(pull.title, keys) ??
    inBody(pull.body, keys) ??
    byAttachment.get(pull.url) ??
    pull.closes[0]?.id ??
    null;
  const issueOf = (pull) => {
    const below = byHead.get(`${pull.repository} ${pull.base} ${pull.author}`);
    return ownIssue(pull) ?? (below ? issueOf(below) : pull.id);
  };
  for (const pull of pulls) {
    const item = itemOf(issueOf(pull));
    const closed = pull.closes.filter((issue) => issue.id === item.id);
    for (const login of [pull.author, ...pull.assignees, ...closed.flatMap((issue) => issue.assignees)])
      if (login !== null) item.holders.add(named(login));
    const records = [...closed, pull].map(({ id }) => ({ source: 'github', id }));
    const isNew = (record) =>
      !item.records.some((known) => known.source === 'github' && known.id === record.id);
    item.records.push(...records.filter(isNew));
    item.pulls.push(pull);
    for (const label of pull.labels) item.labels.add(label);
  }

  const counted = [...items.values()].filter(
    (item) => !item.labels.has('on hold') && !(item.isParent && item.pulls.length === 0),
  );
  return {
    items: counted.map(({ id, holders, records }) => ({ id, holders: [...holders], records })),
    reviews: counted.flatMap((item) =>
      item.pulls
        .filter((pull) => !pull.isDraft)
        .flatMap((pull) => pull.asked.map((login) => ({ id: pull.id, reviewer: named(login) }))),
    ),
  };
}
