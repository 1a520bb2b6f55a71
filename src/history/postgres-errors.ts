import { sanitiseLine } from '../text/sanitise.ts';
import { errorCode } from './error-code.ts';
import { HistoryError } from './history-error.ts';
import type { PostgresPlace } from './postgres-place.ts';

/** SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html, and the system's codes. */
const REMEDIES: Record<string, string> = {
  ECONNREFUSED: 'No server listens there. Start it, or check host and port in the history’s address.',
  ENOTFOUND: 'Nobody knows this host. Check its name in the history’s address.',
  EAI_AGAIN: 'The host’s name could not be looked up. Check the network, then run again.',
  ENOENT: 'There is no socket at this place. Start the server, or check the host in the history’s address.',
  ECONNRESET: 'The server ended the connection. Run again; if it stays so, look into the server’s log.',
  '28P01': 'Check user and password in the history’s address.',
  '28000': 'The server does not let this user in from here: check the user, and pg_hba.conf on the server.',
  '3D000': 'Make the database (CREATE DATABASE …), or check its name in the history’s address.',
  '42501':
    'Grant the user what it lacks: in its first run wiplimit makes tables, later it reads and writes them.',
  '53300': 'The server has no connection left. Run again in a moment.',
  '53100': 'The server’s disk is full. Make room there and run again.',
  '25006': 'The server takes no writing: check that the history’s address names the primary.',
  '57014': 'The server took too long and gave up. Look for what holds the tables, then run again.',
  '57P01': 'The server is shutting down. Run again when it is back.',
  '57P03': 'The server is starting. Run again in a moment.',
};

/** @param connectTimeoutMs how long was waited for a connection */
export function explainPostgres(
  error: unknown,
  { where, secrets }: PostgresPlace,
  connectTimeoutMs: number,
): HistoryError {
  if (error instanceof HistoryError) return error;
  const code = errorCode(error);
  const message = withoutSecrets(messageOf(error), secrets);
  if (/timeout/i.test(message) && code === 'unknown')
    return new HistoryError(
      `PostgreSQL at ${where} did not answer in time (${message}; ${connectTimeoutMs / 1000} s for a connection). What is not answered is not remembered. Check that the server is up and that a firewall lets this machine through, then run again.`,
    );
  const remedy =
    REMEDIES[code] ?? 'What was there before stays whole. Run again, or look into the server’s log.';
  return new HistoryError(
    `The history in PostgreSQL at ${where} could not be used: ${message}${code === 'unknown' ? '' : ` (${code})`}. ${remedy}`,
  );
}

/** Where a name has several addresses and none answers, Node gathers the errors and says nothing itself. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  const text = error instanceof Error ? error.message : String(error);
  return sanitiseLine(text).replace(/\.$/, '');
}

const withoutSecrets = (text: string, secrets: readonly string[]) =>
  secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
