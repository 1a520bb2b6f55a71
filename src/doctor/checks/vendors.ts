import type { Finding } from '../../model/doctor.ts';
import { dayAndTime } from '../../text/day.ts';
import { plural } from '../../text/plural.ts';
import type { Facts, Quota } from '../facts.ts';
import { hint, problem, well } from '../finding.ts';
import { TITLES } from '../titles.ts';

/** Less than this share of a quota may not suffice for the runs of an hour. */
const LITTLE = 0.1;
/** A reply says the time to the second, and takes a moment to arrive. */
const TOLERATED_MS = 2 * 60_000;
/** From here on a run near midnight takes one day for another. */
const FAR_MS = 60 * 60_000;

/** How much of each rate limit is left once everything was read. */
export function checkQuotas({ probes, assessment: { plan, snapshot } }: Facts): Finding[] {
  return probes.flatMap(({ source, quotas, usedUpUntil }) => {
    const title = TITLES[source];
    const said = snapshot.sources.find(({ name }) => name === source)?.problems.join(' ') ?? '';
    // What the reading says of it comes with what was not read.
    if (usedUpUntil !== null && /\brate limit|\bpoints?\b/.test(said)) return [];
    if (usedUpUntil !== null)
      return [
        hint(
          `${source}-quota`,
          `${title}’s rate limit is used up${untilWords(usedUpUntil, plan.timezone)}.`,
          REFILLING,
        ),
      ];
    if (quotas.length === 0) return [];
    const words = quotas.map((quota) => quotaWords(quota, plan.timezone)).join('; ');
    const isLittle = quotas.some(({ limit, remaining }) => remaining < limit * LITTLE);
    if (!isLittle) return [well(`${source}-quota`, `${title} leaves ${words}.`)];
    return [hint(`${source}-quota`, `${title} leaves only ${words}.`, REFILLING)];
  });
}

const REFILLING = {
  why: 'When it is used up a run waits, or ends with what it has read by then (exit code 3).',
  remedy: 'Run less often, use --thrifty, or give wiplimit a token that nothing else uses.',
};

function quotaWords({ what, limit, remaining, resetAt }: Quota, timezone: string): string {
  const number = (value: number) => value.toLocaleString('en-US');
  return `${number(remaining)} of ${number(limit)} ${what}${resetAt === null ? '' : untilWords(resetAt, timezone)}`;
}

function untilWords(instant: string, timezone: string): string {
  const until = dayAndTime(instant, timezone);
  return until === null ? '' : ` until ${until.time} (${timezone})`;
}

/** Whether this machine’s clock agrees with the vendors’. */
export function checkClock({ probes }: Facts): Finding[] {
  const told = probes.flatMap(({ source, clockAheadMs }) =>
    clockAheadMs === null ? [] : [{ source, ahead: clockAheadMs }],
  );
  const worst = told.toSorted((a, b) => Math.abs(b.ahead) - Math.abs(a.ahead))[0];
  if (worst === undefined) return [];
  const off = Math.abs(worst.ahead);
  if (off <= TOLERATED_MS) return [well('clock', 'This machine’s clock agrees with the vendors’.')];
  const finding = off < FAR_MS ? hint : problem;
  return [
    finding(
      'clock',
      `This machine’s clock is ${clockWords(off)} ${worst.ahead > 0 ? 'behind' : 'ahead of'} ${TITLES[worst.source]}’s.`,
      {
        why: 'Ages, dated limits and exceptions go by this clock, so near midnight they are a day off.',
        remedy: 'Let the machine set its time over the network (NTP).',
      },
    ),
  ];
}

function clockWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 120 ? plural(minutes, 'minute') : plural(Math.round(minutes / 60), 'hour');
}
