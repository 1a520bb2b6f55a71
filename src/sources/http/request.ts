import type { SourceName } from '../../model/snapshot.ts';
import { createSecretHider } from './redact.ts';
import { SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

/** A request's header that says how many points it will cost, for the pace; it is not sent. Without it: 1. */
export const POINTS_HEADER = 'x-predicted-points';

/** A request as it goes out. */
export interface Outgoing {
  url: string;
  init: RequestInit;
  points: number;
  /** Takes the request's credentials out of a text. */
  hide(text: string): string;
}

/**
 * @throws SourceError where a header cannot be sent, such as one with a line break; fetch would quote its value
 */
export function readRequest(url: string, given: RequestInit, source: SourceName): Outgoing {
  const headers = readHeaders(given, source);
  const points = Number(headers.get(POINTS_HEADER) ?? 1);
  headers.delete(POINTS_HEADER);
  const authorization = headers.get('authorization') ?? '';
  return {
    url,
    init: { ...given, headers },
    points: Number.isFinite(points) ? Math.max(points, 0) : 1,
    hide: createSecretHider([authorization, authorization.replace(/^\S+\s+/, '')]),
  };
}

function readHeaders(given: RequestInit, source: SourceName): Headers {
  try {
    return new Headers(given.headers);
  } catch {
    const { title, credentialsRemedy } = VENDORS[source];
    const message = `The credentials for ${title} hold a character that cannot be sent, such as a line break. ${credentialsRemedy}`;
    throw new SourceError('credentials', message);
  }
}
