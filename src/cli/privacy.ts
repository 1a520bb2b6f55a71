import type { Plan } from '../config/plan.ts';
import { InputError } from '../model/input-error.ts';

/**
 * Refuses a question about one person where the config keeps to teams.
 * @param where what the user typed the name after
 * @throws InputError
 */
export function refusePerson({ privacy }: Pick<Plan, 'privacy'>, where: string): void {
  if (privacy !== 'team') return;
  throw new InputError([
    {
      file: null,
      path: where,
      message: 'the config says "privacy": "team", so nothing is told of single people',
      hint: 'Ask for a team.',
    },
  ]);
}
