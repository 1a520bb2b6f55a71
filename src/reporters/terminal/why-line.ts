import type { VerdictItem, Why } from '../../model/verdict.ts';
import type { VerdictView } from '../view.ts';
import { whySentence } from '../words/why.ts';
import { type Line, span } from './span.ts';

/** A decision as its sentence, and the name under which the docs have the rule. */
export function whySpans(why: Why, item: VerdictItem, { verdict }: VerdictView): Line {
  return [span(whySentence(why, { item, timezone: verdict.timezone })), span(` (${why.rule})`, 'dim')];
}
