import type { GithubWorldInput } from '../../test/support/github-server/index.ts';
import type { LinearWorldDraft } from '../../test/support/linear-server/index.ts';
import { type Cast, castOf, OWNER, type Size } from './cast.ts';
import { NOW, ON_HOLD, startDraft, type Truth } from './draft.ts';
import { addAskedReviews, addOthers, addRest } from './others.ts';
import { seeded } from './random.ts';
import { addWork } from './work.ts';

export const SIZES = {
  8: { people: 8, repositories: 5, teams: 2, records: 42, others: 0 },
  60: { people: 60, repositories: 40, teams: 6, records: 900, others: 0 },
  600: { people: 600, repositories: 300, teams: 40, records: 9000, others: 18_000 },
} satisfies Record<number, Size>;

export type SizeName = keyof typeof SIZES;

export interface World {
  size: Size;
  now: string;
  cast: Cast;
  github: GithubWorldInput;
  linear: LinearWorldDraft;
  truth: Truth;
  /** wiplimit's configs for it, by the name of the variant. */
  configs: Record<string, unknown>;
}

function configsOf(name: SizeName, cast: Cast): World['configs'] {
  const base = {
    limits: [{ per: 'person', max: 12 }],
    linear: { teams: cast.teams, exclude: { labels: [ON_HOLD] } },
    people: cast.people.map(({ name, login, email }) => ({ name, github: login, linear: email })),
    ...(name === 8
      ? {}
      : {
          teams: cast.teams.map((key) => ({
            name: `Team ${key}`,
            people: cast.people.filter((person) => person.team === key).map((person) => person.name),
            linear: [key],
          })),
        }),
  };
  const exclude = { labels: [ON_HOLD] };
  const owners = { ...base, github: { owners: [OWNER], exclude } };
  const repos = { ...base, github: { repos: cast.repositories, exclude } };
  return name === 60 ? { repos, owners } : { owners };
}

/** A world of one of the sizes: the same in every run, with the answer that is right for it. */
export function makeWorld(name: SizeName): World {
  const size = SIZES[name];
  const cast = castOf(size);
  const draft = startDraft(seeded(name), cast);
  const archived =
    name === 8 ? [] : cast.repositories.filter((_, at) => at % 20 === 0).map((repo) => `${repo}-old`);
  addWork(draft, size.records);
  addAskedReviews(draft, Math.ceil(size.people / 10));
  addOthers(draft, size.others);
  addRest(draft, archived);
  const everyone = [...cast.people, ...cast.outsiders];
  return {
    size,
    now: NOW,
    cast,
    truth: draft.truth,
    configs: configsOf(name, cast),
    github: {
      viewer: 'wiplimit-bench',
      bots: ['dependabot'],
      users: everyone.map(({ login, name: fullName }) => ({ login, name: fullName })),
      organizations: [OWNER],
      repositories: [
        ...cast.repositories,
        ...archived.map((nameWithOwner) => ({ nameWithOwner, isArchived: true })),
      ],
      pullRequests: draft.pulls,
      issues: draft.githubIssues,
    },
    linear: {
      viewer: cast.people[0]?.email ?? '',
      users: everyone.map(({ email, name: displayName }) => ({ email, displayName })),
      teams: [...cast.teams, ...cast.otherTeams].map((key) => ({
        key,
        name: `Team ${key}`,
        members: everyone.filter((person) => person.team === key).map((person) => person.email),
      })),
      issues: draft.issues,
    },
  };
}
