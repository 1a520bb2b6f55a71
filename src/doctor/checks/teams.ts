import type { Finding } from '../../model/doctor.ts';
import { hasName } from '../../text/compare.ts';
import { listAnd } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import type { Facts } from '../facts.ts';
import { hint, well } from '../finding.ts';

/** Teams that nobody is in or nothing belongs to, and work that belongs to none. */
export function checkTeams({ assessment }: Facts): Finding[] {
  const { plan, linked, items, whole } = assessment;
  if (plan.teams === null) return [];
  const findings: Finding[] = [];
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
    for (const [index, { name }] of plan.teams.entries())
      if (!items.some(({ teams }) => hasName(teams, name)))
        findings.push(
          hint('team-without-work', `No work in flight belongs to the team ${name}.`, {
            why: 'Its limits are at 0. That is fine for a quiet week, and a sign of a slip otherwise.',
            remedy: 'Check its linear keys, repos and people.',
            path: `teams[${index}]`,
          }),
        );
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
