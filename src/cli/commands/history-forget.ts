import { InputError } from '../../model/input-error.ts';
import { plural } from '../../text/plural.ts';
import type { Command } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { historyPlace, openHistoryAt } from '../history/open.ts';
import { findPlan } from '../load.ts';
import type { HistoryForgetOptions } from '../options.ts';

/** Forgets runs before a day, or everything kept of a person. */
export const historyForget: Command<HistoryForgetOptions> = async (context, { config, before, person }) => {
  if (before === undefined && person === undefined)
    throw wrong('it is not said what to forget', 'Give --before 2026-01-01, --person Ada, or both.');
  const place = historyPlace(context, await findPlan(context, config === undefined ? {} : { config }));
  if (place === null)
    throw wrong(
      'there is no history to forget anything of',
      'Nothing is kept unless the config has "history", or WIPLIMIT_HISTORY is set.',
    );
  const told: string[] = [];
  try {
    const history = await openHistoryAt(place, context.writer);
    try {
      if (before !== undefined)
        told.push(
          `Forgotten: ${plural(await history.forgetBefore(place.series, before), 'run')} before ${before}.`,
        );
      if (person !== undefined)
        told.push(
          `Forgotten: ${plural(await history.forgetPerson(person), 'count')} of limits for ${person}.`,
        );
    } finally {
      await history.close();
    }
  } catch (error) {
    const { HistoryError } = await import('../../history/history-error.ts');
    if (!(error instanceof HistoryError)) throw error;
    await context.writer.err(`wiplimit: ${[...told, error.message].join(' ')}\n`);
    return EXIT.output;
  }
  await context.writer.out(`${told.join('\n')}\n`);
  return EXIT.ok;
};

function wrong(message: string, hint: string): InputError {
  return new InputError([{ file: null, path: '', message, hint }]);
}
