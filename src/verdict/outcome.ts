import type { Verdict, VerdictLimit } from '../model/verdict.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { isSure, isWhole, type Reading } from '../rules/proof.ts';

interface Facts {
  limits: readonly VerdictLimit[];
  agingLevel: 'error' | 'warn';
  /** Items whose age is judged. */
  ageing: readonly JudgedItem[];
  /** All counted items as they are without what an unread record may take away. */
  settled: readonly JudgedItem[];
  warnings: readonly string[];
  maxWarnings: number | null;
  reading: Reading;
}

/**
 * What the run found: `over` exactly when something at level error is proven over, or there are more warnings than
 * allowed; else `incomplete` when a source was not seen whole, for then nothing can be called within.
 */
export function outcomeOf(facts: Facts): Verdict['outcome'] {
  const { limits, agingLevel, ageing, settled, warnings, maxWarnings, reading } = facts;
  const { whole } = reading;
  const limitOver = limits.some((limit) => limit.status === 'over' && limit.level === 'error');
  const late = ageing.filter((item) => item.aging === 'over');
  // What finished unread may raise an expectation that comes from history.
  const mayRise = reading.plan.aging.sle?.auto === true && !isWhole(reading);
  const sure = new Set(
    mayRise
      ? []
      : settled.filter((item) => item.aging === 'over' && isSure(item, null, reading)).map((item) => item.id),
  );
  const surelyLate = late.filter((item) => sure.has(item.id));
  const ageOver = agingLevel === 'error' && surelyLate.length > 0;
  // Limits warn only of what is proven; late items warn in any case.
  const unproven = agingLevel === 'warn' ? late.length - surelyLate.length : 0;
  const tooManyWarnings = maxWarnings !== null && warnings.length - unproven > maxWarnings;
  if (limitOver || ageOver || tooManyWarnings) return 'over';
  return whole.linear && whole.github ? 'within' : 'incomplete';
}
