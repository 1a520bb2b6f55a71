const MONTH_AND_DAY = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const MS_PER_DAY = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Midnight UTC of a `YYYY-MM-DD` day, in ms since the epoch; NaN for anything else. */
const utcMidnight = (day: string): number =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;

/**
 * A calendar day as people write it: `2026-11-29` is `29 Nov`, the same on every machine.
 * @param year the year that goes without saying (`2026`); a day of another year has its year added
 * @returns the text itself where it is not a day
 */
export function formatDay(day: string, year?: string): string {
  const instant = utcMidnight(day);
  if (Number.isNaN(instant)) return day;
  const parts = new Map(MONTH_AND_DAY.formatToParts(instant).map((part) => [part.type, part.value]));
  const short = `${parts.get('day')} ${parts.get('month')}`;
  return year === day.slice(0, 4) ? short : `${short} ${day.slice(0, 4)}`;
}

/** Formats instants in one IANA zone; in UTC where this machine does not know the zone. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  let formatter: Intl.DateTimeFormat;
  try {
    formatter = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    formatter = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
  formatters.set(timeZone, formatter);
  return formatter;
}

/**
 * The calendar day and the time of day of an instant in an IANA time zone: `{ day: '2026-11-20', time: '10:00' }`.
 * Null where the text is not an instant.
 */
export function dayAndTime(instant: string, timeZone: string): { day: string; time: string } | null {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return null;
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(ms)
      .map((part) => [part.type, part.value]),
  );
  return {
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

/** Calendar days from one `YYYY-MM-DD` day to another: 0 on the same day, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / MS_PER_DAY);
}
