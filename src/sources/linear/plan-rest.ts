import { wholeIssue } from './fields.ts';
import type { Knows } from './optional-fields.ts';
import { MOST_ENTRIES, mostEntries, pagePoints } from './plan-bundles.ts';
import { LONGER, scaleFor } from './plan-flight.ts';

/** How the issues that are known by id alone are asked for. */
export interface RestPlan {
  requests: number;
  /** Issues a document. */
  size: number;
  /** How much longer than the least the pages inside an issue are. */
  scale: number;
  /** Predicted, of all documents. */
  points: number;
}

/** A few documents for hundreds of issues: all fit the questions that are out at a time, and leave room for others. */
const DOCUMENTS_AT_ONCE = 14;
const FEWEST_A_DOCUMENT = 20;
/**
 * Issues in documents of equal size, all to be asked at once.
 * @param points what one document may cost
 */
export function planRest(count: number, points: number, thrifty: boolean, knows: Knows): RestPlan {
  const most = mostEntries(wholeIssue(thrifty ? 1 : LONGER), points, knows);
  const wanted = thrifty ? most : Math.max(FEWEST_A_DOCUMENT, Math.ceil(count / DOCUMENTS_AT_ONCE));
  const requests = Math.max(1, Math.ceil(count / Math.min(wanted, most, MOST_ENTRIES)));
  const size = Math.ceil(count / requests);
  const scale = thrifty ? 1 : scaleFor(size, points, knows);
  const cost = requests * pagePoints(wholeIssue(scale), size, knows);
  return { requests, size, scale, points: Math.ceil(cost) };
}
