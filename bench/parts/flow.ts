import { daysForItems, forecastBasis, itemsInDays, probabilityBy } from '../../src/flow/forecast.ts';
import { ageInDays } from '../../src/model/age.ts';
import { createCalendar, dayFromDate } from '../../src/model/calendar.ts';

/*
 * `ages`: the ages of 10,000 items in working days, by a calendar with weekends and ten holidays. `forecast`: a year's
 * window, 200 items, and 365 days ahead, all three questions. Each once, in a process of its own.
 */
const NOW = Date.parse('2026-11-23T12:00:00Z');
const HOUR_MS = 3_600_000;

function ages(): number {
  const holidays = Array.from({ length: 10 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-07`);
  const started = performance.now();
  const calendar = createCalendar('Europe/Berlin', ['sat', 'sun'], holidays);
  let sum = 0;
  for (let item = 0; item < 10_000; item++) sum += ageInDays(calendar, 'working', NOW - item * HOUR_MS, NOW);
  if (sum < 10_000) throw new Error('no age is under a day');
  return performance.now() - started;
}

function forecast(): number {
  const today = dayFromDate('2026-11-23');
  const items = Array.from({ length: 400 }, (_, index) => ({ finishedDay: today - 1 - ((index * 7) % 365) }));
  const started = performance.now();
  const basis = forecastBasis(items, { first: today - 365, last: today - 1 });
  itemsInDays(basis, 365);
  daysForItems(basis, 200, today);
  probabilityBy(basis, 200, today + 365, today);
  return performance.now() - started;
}

const parts: Record<string, () => number> = { ages, forecast };
const ms = parts[process.argv[2] ?? '']?.();
if (ms === undefined) throw new Error('There is no such part.');
console.log(JSON.stringify({ ms: { [process.argv[2] ?? '']: ms } }));
