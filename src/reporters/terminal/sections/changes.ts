import { changeClauses, streakClauses } from '../../words/changes.ts';
import { sinceWhen } from '../../words/since.ts';
import { span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { type Section, titled } from './section.ts';

/** What is different from the last run, and what has gone well for days; nothing without a history. */
export const changesSection: Section = (view, width) => {
  const { changes } = view.verdict;
  if (changes === null) return [];
  const lines = [...changeClauses(view), ...streakClauses(view)];
  return titled(
    [span(`Since ${sinceWhen(changes.since, view)}`, 'strong')],
    lines.flatMap((line) => wrap([span(`- ${line}`)], { width, indent: 2, hang: 4 })),
    width,
  );
};
