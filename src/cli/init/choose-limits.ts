import {
  above,
  type Measured,
  type ProposedLimit,
  proposedLimits,
  raisedToToday,
  SENSIBLE_PER_MEMBER,
  SENSIBLE_PER_PERSON,
} from '../../init/propose-limits.ts';
import { listShort } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import type { Asker } from './asker.ts';
import { BASELINE_FILE } from './files.ts';

const MOST_LINES = 20;

export interface ChosenLimits {
  limits: ProposedLimit[];
  /** Whether today's counts are to be let pass for now. */
  withBaseline: boolean;
}

/**
 * Shows today's counts and what they suggest, and asks for the limits.
 * @param hasBaseline whether there is a baseline already
 */
export async function chooseLimits(
  asker: Asker,
  measured: Measured,
  hasBaseline: boolean,
): Promise<ChosenLimits> {
  const proposed = proposedLimits(measured);
  await asker.tell(
    [
      measured.isWhole
        ? `A first limit is what is true today; where that is far above what is usual (${SENSIBLE_PER_PERSON} a person, ${SENSIBLE_PER_MEMBER} a member of a team), it is the usual number.`
        : `Not everything could be read, so there is at least this much today. A first limit is the usual number (${SENSIBLE_PER_PERSON} a person, ${SENSIBLE_PER_MEMBER} a member of a team), or what was read where that is more. Look at them again once a check reads everything.`,
      ...proposed.slice(0, MOST_LINES).map((limit) => line(limit, measured)),
      ...(proposed.length > MOST_LINES ? [`and ${plural(proposed.length - MOST_LINES, 'more team')}`] : []),
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

  const over = sayAbove(measured, limits);
  if (over === null) return { limits, withBaseline: false };
  if (!measured.isWhole) {
    await asker.tell(
      `${over}. A baseline would let that pass, and needs everything to be read: write it with wiplimit baseline once a check does.`,
    );
    return { limits, withBaseline: false };
  }
  if (hasBaseline && !asker.isAsking) {
    await asker.tell(
      `${BASELINE_FILE} is there already and stays as it is, so no limit is below today's counts. wiplimit baseline writes it anew.`,
    );
    return { limits: raisedToToday(limits), withBaseline: false };
  }
  const withBaseline = await asker.yes({
    message: hasBaseline
      ? `${over}, and ${BASELINE_FILE} is there already. Replace it with today's counts, so that a check fails only above these while they sink?`
      : `${over}. Write a baseline, so that a check fails only above today's counts while they sink?`,
    proposed: true,
  });
  return { limits, withBaseline };
}

/** Who and what has more than these limits today; null for nobody. */
function sayAbove(measured: Measured, limits: readonly ProposedLimit[]): string | null {
  const { people, teams } = above(measured, limits);
  const high = [...(people > 0 ? [plural(people, 'person', 'people')] : []), ...teams];
  if (high.length === 0) return null;
  return `${listShort(high, 5)} ${high.length === 1 && people < 2 ? 'is' : 'are'} above that today`;
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

function line({ team, max, today }: ProposedLimit, { teams, isWhole }: Measured): string {
  if (team === null) {
    // Who that is matters to nobody here: limits are for everyone.
    const most = isWhole ? `today at most ${today}` : `today one has at least ${today}`;
    return `Each person: ${max} (${today > 0 ? most : 'nobody has any today'})`;
  }
  const members = teams.find(({ name }) => name === team)?.members ?? 0;
  return `${team}: ${max} (today ${isWhole ? '' : 'at least '}${today}; ${plural(members, 'member')})`;
}
