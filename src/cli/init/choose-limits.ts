import {
  above,
  type Measured,
  type ProposedLimit,
  proposedLimits,
  SENSIBLE_PER_MEMBER,
  SENSIBLE_PER_PERSON,
} from '../../init/propose-limits.ts';
import { listShort } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import type { Asker } from './asker.ts';

const MOST_LINES = 20;

export interface ChosenLimits {
  limits: ProposedLimit[];
  /** Whether today's counts are to be let pass for now. */
  withBaseline: boolean;
}

/** Shows today's counts and what they suggest, and asks for the limits. */
export async function chooseLimits(asker: Asker, measured: Measured): Promise<ChosenLimits> {
  const proposed = proposedLimits(measured);
  await asker.tell(
    [
      measured.isWhole
        ? `A first limit is what is true today; where that is far above what is usual (${SENSIBLE_PER_PERSON} a person, ${SENSIBLE_PER_MEMBER} a member of a team), it is the usual number.`
        : 'Not everything could be read, so these are usual numbers, not your own.',
      ...proposed.slice(0, MOST_LINES).map((limit) => line(limit, measured)),
      ...(proposed.length > MOST_LINES ? [`and ${proposed.length - MOST_LINES} more teams`] : []),
    ].join('\n'),
    'Limits',
  );
  const [person, ...teams] = proposed;
  const limits: ProposedLimit[] = [];
  if (person !== undefined) {
    const max = await asker.number({
      message: 'How many pieces of work may one person have in flight?',
      proposed: person.max,
    });
    limits.push({ ...person, max });
  }
  limits.push(...(await teamLimits(asker, teams)));

  const { people, teams: highTeams } = above(measured, limits);
  const high = [...(people > 0 ? [plural(people, 'person', 'people')] : []), ...highTeams];
  const isOne = high.length === 1 && people < 2;
  const withBaseline =
    measured.isWhole &&
    high.length > 0 &&
    (await asker.yes({
      message: `${listShort(high, 5)} ${isOne ? 'is' : 'are'} above that today. Write a baseline, so that a check fails only above today's counts while they sink?`,
      proposed: true,
    }));
  return { limits, withBaseline };
}

async function teamLimits(asker: Asker, teams: readonly ProposedLimit[]): Promise<ProposedLimit[]> {
  if (teams.length === 0) return [];
  const which = await asker.one({
    message: `And each team?`,
    choices: [
      { value: 'proposed', label: 'As proposed', hint: shortly(teams) },
      {
        value: 'sensible',
        label: 'One and a half for each member',
        hint: shortly(teams.map((team) => ({ ...team, max: team.sensible }))),
      },
      { value: 'none', label: 'No limit for teams' },
    ],
    proposed: 'proposed',
  });
  if (which === 'none') return [];
  return which === 'sensible' ? teams.map((team) => ({ ...team, max: team.sensible })) : [...teams];
}

const shortly = (teams: readonly ProposedLimit[]) =>
  listShort(
    teams.map(({ team, max }) => `${team} ${max}`),
    4,
  );

function line({ team, max, today }: ProposedLimit, { people, teams }: Measured): string {
  if (team === null) {
    // Who that is matters to nobody here: limits are for everyone.
    const highest = people.some(({ count }) => count > 0) ? `today at most ${today}` : 'nobody has any today';
    return `Each person: ${max}${today === null ? '' : ` (${highest})`}`;
  }
  const members = teams.find(({ name }) => name === team)?.members ?? 0;
  return `${team}: ${max} (${today === null ? '' : `today ${today}; `}${plural(members, 'member')})`;
}
