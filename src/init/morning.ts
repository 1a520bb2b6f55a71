import { createCalendar, dayFromDate } from '../model/calendar.ts';
import { DAY_MS } from '../model/instant.ts';

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
/** Half past eight, before most standups. */
const MORNING = 8 * HOUR_MINUTES + 30;
const MINUTE_MS = 60_000;

/** When a working morning is, for a cron that runs in UTC. */
export interface Morning {
  /** Minute, hour, and days of the week. */
  cron: string;
  /** Whether the zone changes its clocks in this year. */
  hasSummerTime: boolean;
}

/**
 * 08:30 from Monday to Friday, in the standard time of a zone, as UTC.
 * @param timezone IANA name
 * @param now epoch milliseconds: clocks as they are in this year
 */
export function morningInUtc(timezone: string, now: number): Morning {
  const year = new Date(now).getUTCFullYear();
  const { startOf } = createCalendar(timezone);
  const offsets = ['01', '07'].map((month) => {
    const day = dayFromDate(`${year}-${month}-15`);
    return (day * DAY_MS - startOf(day)) / MINUTE_MS;
  });
  // In summer clocks are ahead, north and south.
  const standard = Math.min(...offsets);
  const utc = MORNING - standard;
  const shift = Math.floor(utc / DAY_MINUTES);
  const ofDay = utc - shift * DAY_MINUTES;
  return {
    cron: `${ofDay % HOUR_MINUTES} ${Math.floor(ofDay / HOUR_MINUTES)} * * ${1 + shift}-${5 + shift}`,
    hasSummerTime: Math.max(...offsets) !== standard,
  };
}
