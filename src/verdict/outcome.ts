import type { Plan } from '../config/plan.ts';
import type { Flow } from '../linking/flow.ts';
import type { Verdict, VerdictLimit } from '../model/verdict.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { isSure, type Wholeness } from '../rules/proof.ts';

interface Facts {
  limits: readonly VerdictLimit[];
  agingLevel: 'error' | 'warn';
  /** Items whose age is judged. */
  ageing: readonly JudgedItem[];
  warnings: readonly string[];
  maxWarnings: number | null;
  whole: Wholeness;
  plan: Plan;
  flow: Flow;
}

/**
 * What the run found: `over` exactly when something at level error is proven over, or there are more warnings than
 * allowed; else `incomplete` when a source was not seen whole, for then nothing can be called within.
 */
export function outcomeOf(facts: Facts): Verdict['outcome'] {
  const { limits, agingLevel, ageing, warnings, maxWarnings, whole, plan, flow } = facts;
  const limitOver = limits.some((limit) => limit.status === 'over' && limit.level === 'error');
  const ageOver =
    agingLevel === 'error' &&
    ageing.some((item) => item.aging === 'over' && isSure(item, null, whole, plan, flow));
  const tooManyWarnings = maxWarnings !== null && warnings.length > maxWarnings;
  if (limitOver || ageOver || tooManyWarnings) return 'over';
  return whole.linear && whole.github ? 'within' : 'incomplete';
}
