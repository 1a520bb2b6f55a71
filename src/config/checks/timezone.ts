import { nearest } from '../../text/nearest.ts';
import { didYouMean, quote } from '../problem.ts';
import type { Check } from './check.ts';

/** A time zone that this computer’s IANA database does not have. */
export const timezone: Check = ({ config }) => {
  const zone = config.timezone;
  if (zone === undefined || isZone(zone)) return [];
  return [
    {
      path: ['timezone'],
      message: `${quote(zone)} is not an IANA time zone`,
      hint: didYouMean(nearestZone(zone)) ?? 'Write it as region and city, such as Europe/Berlin, or UTC.',
    },
  ];
};

function isZone(zone: string): boolean {
  // Newer Node versions take offsets such as +02:00, which know no summer time.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function nearestZone(zone: string): string | null {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const byCity = new Map(zones.map((name) => [name.slice(name.lastIndexOf('/') + 1), name]));
  if (zone.includes('/')) return nearest(zone, zones);
  const city = nearest(zone, byCity.keys());
  return city === null ? null : (byCity.get(city) ?? null);
}
