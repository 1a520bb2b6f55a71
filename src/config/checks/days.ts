import type { ConfigProblem } from '../problem.ts';
import { pathText } from '../problem.ts';
import { type Check, fold, present, repeated } from './check.ts';

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

/** Two exceptions for one record: which reason, which day? */
export const duplicateExceptions: Check = ({ config }) =>
  repeated(
    present(config.exceptions).flatMap(([position, { item }]) =>
      item === undefined ? [] : [{ key: fold(item), path: ['exceptions', position, 'item'], item }],
    ),
  ).map(({ entry, first }) => ({
    path: entry.path,
    message: `"${entry.item}" already has an exception, at ${pathText(first.path.slice(0, -1))}`,
    hint: 'Keep one of the two.',
  }));
