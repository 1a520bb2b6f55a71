import type { Plan, TeamPlan } from '../config/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Why } from '../model/verdict.ts';
import type { TeamRule } from '../model/work-item.ts';
import { compareNatural, sameName } from '../text/compare.ts';
import { globMatcher } from '../text/glob.ts';
import { groupBy } from '../text/group-by.ts';
import type { People } from './people.ts';
import { keyOf } from './record-index.ts';
import { remembering } from './remembering.ts';

/** A team as limits see it. */
export interface Team {
  name: string;
  /** Names of its members, who are people and active. */
  members: string[];
  /** `acme/payments`, to attribute review requests; null without one. */
  github: string | null;
  /** Where the members come from: a source that was not read whole may lack some. */
  membersFrom: 'config' | 'github' | 'linear';
  ownsLinear(key: string): boolean;
  ownsRepository(repository: string): boolean;
}

/** Which teams there are, and whose an item is (contract §2.6). */
export interface Teams {
  all: Team[];
  /** The team that a GitHub team's slug stands for, under the config's name for it. */
  nameOfGithubTeam(slug: string): string;
  attribute(item: {
    linearKey: string | null;
    repositories: readonly string[];
    holders: readonly string[];
    id: string;
  }): {
    teams: string[];
    rule: TeamRule;
    why: Why[];
  };
}

export function resolveTeams(
  plan: Pick<Plan, 'teams' | 'people'>,
  snapshot: Snapshot,
  people: People,
): Teams {
  const parents = new Map(
    snapshot.teams
      .filter((team) => team.source === 'linear')
      .map((team) => [team.key.toUpperCase(), team.parent?.toUpperCase() ?? null]),
  );
  const all =
    plan.teams === null
      ? linearTeams(snapshot, people)
      : plan.teams.map((team) => configured(team, snapshot, people));

  /** The teams that claim a Linear team, or else its nearest ancestor that any team claims. */
  const claimantsOfLinear = remembering((key: string): { key: string; teams: Team[] } | null => {
    const seen = new Set<string>();
    for (
      let next: string | null = key.toUpperCase();
      next !== null && !seen.has(next);
      next = parents.get(next) ?? null
    ) {
      seen.add(next);
      const claimed = next;
      const teams = all.filter((team) => team.ownsLinear(claimed));
      if (teams.length > 0) return { key: claimed, teams };
    }
    return null;
  });
  const claimantsOfRepository = remembering(
    (repository: string) => new Set(all.filter((team) => team.ownsRepository(repository))),
  );
  const holding = (teams: Team[], holders: readonly string[]) =>
    teams.filter((team) => holders.some((holder) => team.members.includes(holder)));
  /** Of several claimants, those with a holder as member, else all. */
  function choose(teams: Team[], holders: readonly string[]): Team[] {
    if (teams.length < 2) return teams;
    const withHolder = holding(teams, holders);
    return withHolder.length > 0 ? withHolder : teams;
  }

  return {
    all,
    nameOfGithubTeam: (slug) =>
      all.find((team) => team.github !== null && sameName(team.github, slug))?.name ?? slug,
    attribute({ linearKey, repositories, holders, id }) {
      const names = (teams: Team[]) => teams.map((team) => team.name);
      const byLinear = linearKey === null ? null : claimantsOfLinear(linearKey);
      if (linearKey !== null && byLinear !== null) {
        const evidence = byLinear.key === linearKey ? linearKey : `${linearKey}, under ${byLinear.key}`;
        return {
          teams: names(choose(byLinear.teams, holders)),
          rule: 'linear',
          why: [{ rule: 'team-by-linear', record: id, evidence: `Linear team ${evidence}` }],
        };
      }
      const claimants = all.filter((team) =>
        repositories.some((repository) => claimantsOfRepository(repository).has(team)),
      );
      if (claimants.length > 0) {
        const evidence = repositories.filter((name) => claimantsOfRepository(name).size > 0).join(', ');
        return {
          teams: names(choose(claimants, holders)),
          rule: 'repository',
          why: [{ rule: 'team-by-repository', record: id, evidence }],
        };
      }
      const byHolders = holding(all, holders);
      if (byHolders.length === 0) return { teams: [], rule: 'none', why: [] };
      return {
        teams: names(byHolders),
        rule: 'holders',
        why: [{ rule: 'team-by-holder', record: id, evidence: holders.join(', ') }],
      };
    },
  };
}

function configured(plan: TeamPlan, snapshot: Snapshot, people: People): Team {
  const { members, from } = membersOf(plan, snapshot, people);
  return {
    name: plan.name,
    members,
    membersFrom: from,
    github: plan.github,
    ownsLinear: (key) => plan.linear.includes(key.toUpperCase()),
    ownsRepository: globMatcher(plan.repos, true),
  };
}

/** `people`, else the GitHub team's, else the Linear teams' active members. */
function membersOf(
  plan: TeamPlan,
  snapshot: Snapshot,
  people: People,
): { members: string[]; from: Team['membersFrom'] } {
  if (plan.people !== null) {
    const named = plan.people;
    const members = people.humans.filter(
      (party) => party.configured && named.some((name) => sameName(name, party.name)),
    );
    return { members: members.map((party) => party.name), from: 'config' };
  }
  const slug = plan.github;
  if (slug !== null) {
    const team = snapshot.teams.find(({ source, key }) => source === 'github' && sameName(key, slug));
    if (team !== undefined || plan.linear.length === 0)
      return { members: activeMembers(team ? [team] : [], people), from: 'github' };
  }
  const linear = snapshot.teams.filter(
    ({ source, key }) => source === 'linear' && plan.linear.includes(key.toUpperCase()),
  );
  return { members: activeMembers(linear, people), from: 'linear' };
}

function activeMembers(teams: Snapshot['teams'], people: People): string[] {
  const names = teams.flatMap(({ source, members }) =>
    members
      .filter((handle) => people.standing(source, handle) === 'person')
      .map((handle) => people.party(source, handle).name),
  );
  return [...new Set(names)];
}

/** Without `teams` in the config each Linear team is one, under its name. */
function linearTeams(snapshot: Snapshot, people: People): Team[] {
  const known = snapshot.teams.filter((team) => team.source === 'linear' && team.inScope);
  const keys = new Set(snapshot.teams.map((team) => team.key.toUpperCase()));
  const unlisted = [
    ...new Set(
      snapshot.records.flatMap((record) =>
        record.source === 'linear' ? (record.team ?? keyOf(record.id) ?? []) : [],
      ),
    ),
  ]
    .filter((key) => !keys.has(key.toUpperCase()))
    .map((key) => ({
      source: 'linear' as const,
      key,
      name: key,
      parent: null,
      members: [],
      states: [],
      inScope: true,
    }));
  const teams = [...known, ...unlisted].sort((a, b) => compareNatural(a.key, b.key));
  const byName = groupBy(teams, (team) => team.name ?? team.key);
  return teams.map((team) => {
    const name = team.name ?? team.key;
    return {
      name: (byName.get(name)?.length ?? 0) > 1 ? `${name} (${team.key})` : name,
      members: activeMembers([team], people),
      membersFrom: 'linear',
      github: null,
      ownsLinear: (key) => key.toUpperCase() === team.key.toUpperCase(),
      ownsRepository: () => false,
    };
  });
}
