import type { Finding } from '../../model/doctor.ts';
import { hasName } from '../../text/compare.ts';
import { listAnd } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import type { Facts } from '../facts.ts';
import { hint, well } from '../finding.ts';

/** Teams that nobody is in or nothing belongs to or can be in flight in, and work that belongs to none. */
export function checkTeams(facts: Facts): Finding[] {
  const { plan, linked, items, whole } = facts.assessment;
  const idle = teamsWithoutStartedState(facts);
  const findings: Finding[] = idle.length === 0 ? [] : [withoutStartedState(idle, plan)];
  if (plan.teams === null) return findings;
  for (const [index, { name, members, membersFrom }] of linked.teams.all.entries()) {
    if (members.length > 0 || (membersFrom !== 'config' && !whole[membersFrom])) continue;
    findings.push(
      hint('team-without-members', `The team ${name} has no members.`, {
        why: 'Limits for its people hold for nobody, and maxPerPerson counts nobody as present.',
        remedy: 'List them under people, or name a GitHub team or a Linear team that has some.',
        path: `teams[${index}]`,
      }),
    );
  }
  if (whole.linear && whole.github)
    for (const [index, { name, linear, repos }] of plan.teams.entries()) {
      // Nothing can be in flight there, which is told above.
      const isIdle = linear.length > 0 && repos.length === 0 && linear.every((key) => hasName(idle, key));
      if (!isIdle && !items.some(({ teams }) => hasName(teams, name)))
        findings.push(
          hint('team-without-work', `No work in flight belongs to the team ${name}.`, {
            why: 'Its limits are at 0. That is fine for a quiet week, and a sign of a slip otherwise.',
            remedy: 'Check its linear keys, repos and people.',
            path: `teams[${index}]`,
          }),
        );
    }
  const limits = plan.limits.filter(({ per }) => per === 'team').map(({ index }) => `limits[${index}]`);
  const homeless = items.filter(({ teams }) => teams.length === 0);
  if (homeless.length > 0 && limits.length > 0)
    findings.push(
      hint(
        'work-without-team',
        `${plural(homeless.length, 'item')} in flight ${homeless.length === 1 ? 'belongs' : 'belong'} to no team.`,
        {
          why: `No limit for teams counts ${homeless.length === 1 ? 'it' : 'them'} (${listAnd(limits)}).`,
          remedy:
            'Name the Linear team or the repository under the team whose work it is; wiplimit explain ID tells both.',
          path: 'teams',
          entries: homeless.map(({ id }) => id),
        },
      ),
    );
  if (findings.length > 0 || !whole.linear || !whole.github) return findings;
  return [well('teams', `${plural(plan.teams.length, 'team')}, each with members and work.`)];
}

/** The keys of the Linear teams that are read and have no state for started work; none where states are not known. */
export function teamsWithoutStartedState({ startedStates, assessment: { snapshot } }: Facts): string[] {
  if (startedStates === null) return [];
  const withOne = new Set(startedStates.map(({ team }) => team));
  return snapshot.teams
    .filter(({ source, inScope, key }) => source === 'linear' && inScope && !withOne.has(key))
    .map(({ key }) => key)
    .toSorted();
}

function withoutStartedState(keys: string[], { linear }: Facts['assessment']['plan']): Finding {
  const which =
    keys.length === 1
      ? `The Linear team ${keys[0]} has no state for started work.`
      : `${keys.length} Linear teams have no state for started work.`;
  return hint('team-without-started-state', which, {
    why: 'An issue is in flight while its state is of the type "started", so nothing there ever counts, whatever the state is called.',
    remedy:
      'In Linear → Settings → Teams → the team → Issue statuses & automations, move the state to "Started"; nothing to do for a team that only collects ideas.',
    path: linear?.teams == null ? null : 'linear.teams',
    entries: keys.length === 1 ? [] : keys,
  });
}
