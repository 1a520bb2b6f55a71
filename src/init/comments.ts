import { plural } from '../text/plural.ts';
import type { Comments } from './config-text.ts';
import type { ProposedLimit } from './propose-limits.ts';
import type { Joined } from './propose-people.ts';

/**
 * What the written config says about itself. It names no person: a config is shared.
 * @param limits as they were chosen, with today's counts
 * @param isWhole whether these counts are all there is
 */
export function configComments(limits: readonly ProposedLimit[], isWhole: boolean): Comments {
  const person = limits.find(({ team }) => team === null);
  return {
    timezone: ['The time zone in which days begin and end.'],
    linear: ['Their issues, and those of the teams below them, whose state is started.'],
    github: [
      'Every open pull request of these repositories; "acme/*" is all of an owner.',
      'Also possible: "owners", for work anywhere in an organisation; "projects" and "issues".',
    ],
    people: ['Accounts of one person that the sources themselves do not join.'],
    teams: ['A team has its Linear issues, and the pull requests of its members.'],
    stages: ['Columns of the flow, left to right: which states stand where.'],
    blocked: ['States in which work waits for something. It still counts.'],
    limits: [
      'More than max is over, and fails the check. "level": "warn" only warns.',
      ...(person === undefined ? [] : [firstDay(person, isWhole)]),
    ],
    baseline: [
      'The counts of the first day: until they sink, only more than these fails.',
      'wiplimit baseline --lower lowers them as work gets done.',
    ],
  };
}

function firstDay({ today, max, sensible }: ProposedLimit, isWhole: boolean): string {
  if (!isWhole)
    return `On the first day one person had at least ${today} in flight; not everything could be read.`;
  if (today > 0) return `On the first day one person had at most ${today} in flight.`;
  return `Nothing was in flight on the first day${max === sensible ? `: ${max} is a usual start` : ''}.`;
}

/**
 * What stands at the end.
 * @param joined null where only one source is read
 */
export const closingLines = (joined: Joined | null): string[] => [
  ...unjoined(joined),
  'Every key, with an example: https://github.com/wiplimit/wiplimit/blob/main/docs/config.md',
];

function unjoined(joined: Joined | null): string[] {
  if (joined === null || joined.onlyLinear.length === 0 || joined.onlyGithub.length === 0) return [];
  const { onlyLinear, onlyGithub } = joined;
  return [
    `${plural(onlyLinear.length, 'person', 'people')} of Linear and ${onlyGithub.length} of GitHub could not be joined. Who is one person stands under "people":`,
    '"people": [{ "name": "Ada", "github": "ada-l", "linear": "ada@acme.example" }]',
  ];
}
