import { type ConfigProblem, pathText, quote } from '../problem.ts';
import { type Check, type Checked, fold, present, repeated } from './check.ts';

/** People and agents share one set of names: a command or a limit that names one must mean one. */
const GROUPS = [
  { lists: ['people', 'agents'], hint: 'Join the two entries; several accounts stand in a list.' },
  { lists: ['teams'], hint: 'Join the two entries, or rename one.' },
  { lists: ['stages'], hint: 'Join the two entries, or rename one.' },
] as const;

/** Two people, agents, teams or stages of one name. */
export const duplicateNames: Check = (checked) =>
  GROUPS.flatMap(({ lists, hint }) =>
    repeated(lists.flatMap((list) => namesOf(checked, list))).map(same(hint)),
  );

function namesOf({ config }: Checked, list: 'people' | 'agents' | 'teams' | 'stages') {
  return present<{ name?: string }>(config[list]).flatMap(([position, { name }]) =>
    name === undefined ? [] : [{ key: fold(name), path: [list, position, 'name'], name }],
  );
}

const same =
  (hint: string) =>
  ({
    entry,
    first,
  }: ReturnType<typeof repeated<ReturnType<typeof namesOf>[number]>>[number]): ConfigProblem => ({
    path: entry.path,
    message: `${quote(entry.name)} is already the name of ${pathText(first.path.slice(0, -1))}`,
    hint,
  });
