import { dateMatcher } from './search-dates.ts';
import { compile, parseSearch } from './search-query.ts';
import type { ProjectItemEntry, WorldRecordEntry } from './world-index.ts';
import type { WorldDraft } from './world-projects.ts';

type Content = WorldRecordEntry | WorldDraft | null;

const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

/** The field that a filter's key means: `start-stage` is "Start Stage". */
function fieldValue(item: ProjectItemEntry, key: string): string | null {
  const name = Object.keys(item.values).find((field) => same(field.replaceAll(' ', '-'), key));
  return name === undefined ? null : (item.values[name]?.name ?? null);
}

function is(value: string, content: Content): boolean {
  const type = content?.__typename;
  if (value === 'issue') return type === 'Issue';
  if (value === 'pr') return type === 'PullRequest';
  if (value === 'draft')
    return type === 'DraftIssue' || (content !== null && 'isDraft' in content && content.isDraft);
  const state = content && 'state' in content ? content.state : 'OPEN';
  if (value === 'merged') return state === 'MERGED';
  return value === 'open' ? state === 'OPEN' : value === 'closed' && state !== 'OPEN';
}

/**
 * The board's own filter language, as far as a count of work needs it: fields by name (commas mean or), `is:`,
 * `assignee:`, `label:`, `repo:`, `no:`, `updated:`, a leading `-`, and words of the title.
 */
export function cardMatcher(
  filter: string,
  contentOf: (item: ProjectItemEntry) => Content,
): (item: ProjectItemEntry) => boolean {
  return compile<ProjectItemEntry>(parseSearch(filter).expression, (key, value) => (item) => {
    const content = contentOf(item);
    if (key === null) return content?.title.toLowerCase().includes(value.toLowerCase()) ?? false;
    if (key === 'is') return is(value, content);
    if (key === 'assignee') return content?.assignees.some((login) => same(login, value)) ?? false;
    if (key === 'label')
      return !!content && 'labels' in content && content.labels.some(({ name }) => same(name, value));
    if (key === 'repo') return !!content && 'repository' in content && same(content.repository, value);
    if (key === 'updated') return dateMatcher(value)(item.updatedAt);
    if (key === 'no')
      return value === 'assignee' ? !content?.assignees.length : fieldValue(item, value) === null;
    return same(fieldValue(item, key) ?? '', value);
  });
}
