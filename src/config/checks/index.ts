import type { Check } from './check.ts';
import { awayDays } from './days.ts';
import { duplicateAccounts } from './duplicate-accounts.ts';
import { duplicateNames } from './duplicate-names.ts';
import { limitValues } from './limit-values.ts';
import { posts } from './posts.ts';
import { stageStates } from './stage-states.ts';
import { timezone } from './timezone.ts';
import { undefinedNames } from './undefined-names.ts';

/** What must hold in a config beyond the schema. */
export const CHECKS: readonly Check[] = [
  timezone,
  duplicateNames,
  duplicateAccounts,
  awayDays,
  stageStates,
  limitValues,
  undefinedNames,
  posts,
];
