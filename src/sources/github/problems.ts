import { groupBy } from '../../text/group-by.ts';
import { listAnd, listShort } from '../../text/list.ts';
import type { GraphqlError } from './graphql-reply.ts';
import type { ListingResult } from './read-listing.ts';

const SSO_REMEDY =
  'Authorise the token for it: github.com → Settings → Developer settings → the token → Configure SSO (with gh: gh auth refresh), then run again.';

/** The sentences on listings that were not read whole; those that failed alike share one. */
export function problemsOf(results: readonly ListingResult[]): string[] {
  const failures = groupBy(
    results.filter(({ failure }) => failure !== null),
    ({ failure }) => failure?.message ?? '',
  );
  return [
    ...[...failures].map(([message, failed]) => failureSentence(message, failed)),
    ...results.flatMap(answered),
  ];
}

const NAMED = 4;

function failureSentence(message: string, failed: readonly ListingResult[]): string {
  // Nothing at all was read without credentials, so a list of it would say nothing.
  if (failed.some(({ failure }) => failure?.kind === 'credentials')) return message;
  const whats = [...new Set(failed.map(({ listing }) => listing.what))];
  return `${message} Not read whole: ${listShort(whats, NAMED)}.`;
}

function answered({ listing, head, errors, failure, shortfall }: ListingResult): string[] {
  const sentences = errors.map((error) => sentenceOn(error, listing.what, listing.notFound));
  if (shortfall !== null) sentences.push(shortfall);
  if (head === null && failure === null && sentences.length === 0) sentences.push(listing.notFound());
  return sentences;
}

function sentenceOn(error: GraphqlError, what: string, notFound: () => string): string {
  const { type, message, extensions } = error;
  if (extensions?.saml_failure === true) {
    return `GitHub kept back ${what}, because the organisation asks for single sign-on. ${SSO_REMEDY}`;
  }
  if (type === 'INSUFFICIENT_SCOPES') return scopeSentence(message, what);
  // A missing thing deeper inside is another than the one that was asked for.
  if (type === 'NOT_FOUND' && (error.path?.length ?? 0) <= 2) return notFound();
  if (type === 'FORBIDDEN') {
    return `GitHub does not let this token see all of ${what}: ${message.replace(/\.?$/, '.')} Give the token access, then run again.`;
  }
  return `GitHub answered with an error on ${what}: ${message.replace(/\.?$/, '.')} Run again in a moment; if it stays, run with --debug to see what was asked.`;
}

/** GitHub names the scopes of which one would do, as `['read:org', 'read:discussion']`. */
function scopeSentence(message: string, what: string): string {
  const scope = /following scopes: \['([\w:]+)'/.exec(message)?.[1] ?? 'repo';
  return `The token lacks the scope ${scope}, so ${what} were not read. Add it to the token (with gh: gh auth refresh --scopes ${scope}), then run again.`;
}

/** The sentence for organisations that show this token nothing. */
export function ssoSentence(owners: readonly string[]): string {
  const names = owners.length === 0 ? 'some organisations' : listAnd(owners);
  return `GitHub shows this token no repository of ${names}: it may lack access, or single sign-on. ${SSO_REMEDY}`;
}
