import type { DayUnit } from '../../model/age.ts';
import { utc } from '../../model/instant.ts';
import type { Assessment } from '../assess.ts';

/** What every answer says of what it rests on. */
export interface Asked {
  asOf: string;
  timezone: string;
  unit: DayUnit;
  incomplete: string[];
}

export function askedOf({ plan, now, sources }: Assessment): Asked {
  return {
    asOf: utc(now),
    timezone: plan.timezone,
    unit: plan.aging.unit,
    incomplete: sources.filter(({ status }) => status !== 'complete').map(({ name }) => name),
  };
}
