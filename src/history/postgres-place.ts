import { HistoryError } from './history-error.ts';

/** What may be said of a PostgreSQL address, and what must not. */
export interface PostgresPlace {
  /** Host, port and database, such as `db.acme.dev:5432/metrics`. */
  where: string;
  /** Every spelling of the password in it. */
  secrets: readonly string[];
}

/** @throws HistoryError where it is no address; the sentence does not repeat it */
export function postgresPlace(url: string): PostgresPlace {
  let parsed: URL;
  try {
    parsed = new URL(url);
    decodeURIComponent(parsed.password + parsed.username + parsed.hostname + parsed.pathname);
  } catch {
    throw new HistoryError(
      'The address of the history is not one that PostgreSQL knows: postgres://USER:PASSWORD@HOST:5432/DATABASE. Characters such as @ / : # % in the password must be percent-encoded (@ is %40). It is not repeated here, as it may hold a password.',
    );
  }
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  const database = decodeURIComponent(parsed.pathname);
  const inQuery = parsed.searchParams.getAll('password');
  const secrets = [parsed.password, decodeURIComponent(parsed.password), ...inQuery].filter(
    (secret) => secret !== '',
  );
  return { where: `${host || 'localhost'}:${parsed.port || '5432'}${database}`, secrets };
}
