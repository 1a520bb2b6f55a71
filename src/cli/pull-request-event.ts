import * as z from 'zod';
import type { Plan } from '../config/plan.ts';
import { githubLogin } from '../linking/accounts.ts';
import { InputError, parseJsonInput } from '../model/input-error.ts';
import { instant, type Snapshot, type SourceRecord } from '../model/snapshot.ts';
import { validateSnapshot } from '../sources/snapshot/parse.ts';
import { sameName } from '../text/compare.ts';
import { globMatcher } from '../text/glob.ts';
import { sanitiseJson } from '../text/sanitise.ts';

const user = z.object({ login: z.string().min(1), type: z.string().nullish() });
const branch = z.object({ ref: z.string(), repo: z.object({ fork: z.boolean().nullish() }).nullish() });

/** What GitHub writes for a `pull_request` event, as far as it is used. */
const eventSchema = z.object({
  repository: z.object({ full_name: z.string().regex(/^[^/\s]+\/[^/\s]+$/) }),
  pull_request: z.object({
    number: z.number().int().positive(),
    title: z.string().nullish(),
    body: z.string().nullish(),
    html_url: z.string().nullish(),
    state: z.string().nullish(),
    merged: z.boolean().nullish(),
    draft: z.boolean().nullish(),
    created_at: instant.nullish(),
    updated_at: instant.nullish(),
    user: user.nullish(),
    assignees: z.array(user).nullish(),
    labels: z.array(z.object({ name: z.string() })).nullish(),
    head: branch.nullish(),
    base: branch.nullish(),
  }),
});

export interface PullRequestEvent {
  /** `acme/api#45` */
  id: string;
  repository: string;
  details: z.output<typeof eventSchema>['pull_request'];
}

/** @throws InputError for anything but the event of a pull request */
export function parsePullRequestEvent(text: string, file: string): PullRequestEvent {
  const hint = 'Run it in a GitHub Actions workflow with `on: pull_request`';
  const result = eventSchema.safeParse(sanitiseJson(parseJsonInput(text, file, hint)));
  if (!result.success)
    throw new InputError(
      result.error.issues.map((issue) => ({
        file,
        path: issue.path.join('.'),
        message: `is not the event of a pull request: ${issue.message}`,
        hint,
      })),
    );
  const { repository, pull_request: details } = result.data;
  return {
    id: `${repository.full_name}#${details.number}`,
    repository: repository.full_name,
    details,
  };
}

/**
 * The snapshot with the pull request of the event, where the reading had not seen it yet: GitHub's lists lag behind
 * its events, and a saved snapshot may be older.
 */
export function withPullRequest(snapshot: Snapshot, plan: Plan, event: PullRequestEvent): Snapshot {
  if (snapshot.records.some(({ id }) => sameName(id, event.id)) || !isRead(plan, event)) return snapshot;
  const { people, records } = validateSnapshot(
    { people: newAccounts(snapshot, event), records: [recordOf(event, snapshot)] },
    'the event',
  );
  return {
    ...snapshot,
    people: [...snapshot.people, ...people],
    records: [...snapshot.records, ...records],
  };
}

/** Whether the config reads the repository, or under its owner what concerns the people on the pull request. */
function isRead({ github, teams, people, agents }: Plan, { repository, details }: PullRequestEvent): boolean {
  if (github === null) return false;
  const claimed = [...github.repos, ...(teams ?? []).flatMap(({ repos }) => repos)];
  if (globMatcher(claimed, true)(repository)) return true;
  if (!github.owners.some((owner) => sameName(owner, repository.split('/')[0] ?? ''))) return false;
  if (people.length === 0 && teams === null) return true;
  const known = new Set([...people, ...agents].flatMap((one) => one.github.map(githubLogin)));
  return handsOn(details).some((login) => known.has(githubLogin(login)));
}

const handsOn = ({ user: author, assignees }: PullRequestEvent['details']): string[] => [
  ...(author == null ? [] : [author.login]),
  ...(assignees ?? []).map(({ login }) => login),
];

/** Accounts that nobody has read, so that a bot is known for one. */
function newAccounts({ people }: Snapshot, { details }: PullRequestEvent) {
  const known = new Set(
    people.filter(({ source }) => source === 'github').map((one) => githubLogin(one.handle)),
  );
  return [details.user, ...(details.assignees ?? [])].flatMap((account) =>
    account == null || known.has(githubLogin(account.login))
      ? []
      : [{ source: 'github', handle: account.login, kind: account.type === 'Bot' ? 'bot' : 'human' }],
  );
}

function recordOf(
  { id, repository, details }: PullRequestEvent,
  { takenAt }: Snapshot,
): Partial<SourceRecord> {
  const isOpen = details.state == null || details.state === 'open';
  const stateType = isOpen
    ? details.draft === true
      ? 'draft'
      : 'open'
    : details.merged === true
      ? 'merged'
      : 'closed';
  // Without a date it counts from the first moment there is.
  const createdAt = details.created_at ?? takenAt ?? new Date(0).toISOString();
  return {
    source: 'github',
    id,
    kind: 'pull_request',
    title: details.title ?? id,
    url: details.html_url ?? null,
    state: stateType,
    stateType,
    repository,
    author: details.user?.login ?? null,
    assignees: (details.assignees ?? []).map(({ login }) => login),
    createdAt,
    updatedAt: details.updated_at ?? null,
    labels: (details.labels ?? []).map(({ name }) => name),
    branch: details.head?.ref ?? null,
    base: details.base?.ref ?? null,
    fork: details.head?.repo?.fork === true,
    body: details.body ?? null,
  };
}
