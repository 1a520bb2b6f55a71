import type { ConfigProblem } from '../problem.ts';
import { type Check, present } from './check.ts';

/** Days away that end before they begin. */
export const awayDays: Check = ({ config }) =>
  present(config.people).flatMap(([position, person]) =>
    present(person.away).flatMap(([index, { from, to }]): ConfigProblem[] =>
      from === undefined || to === undefined || from <= to
        ? []
        : [
            {
              path: ['people', position, 'away', index, 'to'],
              message: `${to} is before "from" (${from})`,
              hint: 'Swap the two days.',
            },
          ],
    ),
  );
