import * as z from 'zod';
import { groupBy } from '../../text/group-by.ts';
import { SourceError } from '../http/source-error.ts';
import { VENDORS } from '../http/vendor.ts';

const QUOTED_CHARACTERS = 200;

/** One entry of a reply's `errors`. */
export const graphqlErrorSchema = z
  .object({
    message: z.string().catch('no message'),
    path: z
      .array(z.union([z.string(), z.number()]))
      .nullish()
      .catch(null),
    extensions: z
      .object({
        code: z.string().nullish().catch(null),
        type: z.string().nullish().catch(null),
        userPresentableMessage: z.string().nullish().catch(null),
      })
      .nullish()
      .catch(null),
  })
  .catch({ message: 'no message' });
export type LinearGraphqlError = z.output<typeof graphqlErrorSchema>;

/** The document asks for more than Linear answers at once: ask for a smaller page. */
export class QueryTooComplex extends Error {}

/** What it comes to where no smaller question is left to ask. */
export const tooComplexEvenSo = (error: QueryTooComplex) =>
  new SourceError(
    'bad-reply',
    `${error.message} It was not read whole. Update wiplimit, or report it with what --debug prints.`,
  );

/** Linear answered with errors alone: a document it does not take, an argument it does not know, its own failure. */
export class Refusal extends SourceError {}

/** What was asked for by its id is not there, or not for this key. */
export class NotFound extends Error {
  /** Under which alias it was asked for, where Linear says. */
  readonly alias: string | number | undefined;
  constructor(message: string, alias: string | number | undefined) {
    super(message);
    this.alias = alias;
  }
}

export const isValidationError = (error: LinearGraphqlError) =>
  error.extensions?.code === 'GRAPHQL_VALIDATION_FAILED' ||
  /^(Cannot query field|Unknown type) "/.test(error.message);

const isCredentialError = ({ extensions }: LinearGraphqlError) =>
  extensions?.code === 'AUTHENTICATION_ERROR' || /^authentication error$/i.test(extensions?.type ?? '');

const isTooComplex = (error: LinearGraphqlError) =>
  /\btoo complex\b/i.test(`${error.message} ${quote(error)}`);

/**
 * Turns a reply that brought nothing into the error it stands for.
 * @param operation the document's name
 */
export function refusalOf(errors: readonly LinearGraphqlError[], operation: string, status: number): Error {
  const { title, credentialsRemedy } = VENDORS.linear;
  const [first] = errors;
  if (first === undefined) {
    const message = `${title} answered ${operation} with neither data nor errors (HTTP ${status}), so it was not read whole. ${VENDORS.linear.addressRemedy}`;
    return new SourceError('bad-reply', message, { status });
  }
  if (errors.some(isTooComplex)) return new QueryTooComplex(`${title} finds ${operation} too complex.`);
  if (errors.some(isCredentialError)) {
    return new SourceError(
      'credentials',
      `${title} refused the credentials: ${quote(first)}. ${credentialsRemedy}`,
      { status },
    );
  }
  if (errors.every(({ message }) => /^entity not found/i.test(message)))
    return new NotFound(`${title} did not find what ${operation} asks for.`, first.path?.[0]);
  const message = `${title} refused ${operation}: ${quote(first)}. It was not read whole. Run again with --debug to see what was asked.`;
  return new Refusal('bad-reply', message, { status });
}

/** What is said about errors that came beside data: a sentence for each kind of them. */
export function partialProblems(errors: readonly LinearGraphqlError[], operation: string): string[] {
  return [...groupBy(errors, quote)].map(([words, alike]) => {
    const place = alike[0]?.path?.join('.').slice(0, 80);
    const places =
      alike.length > 1 ? ` in ${alike.length} places, such as ${place}` : place ? ` at ${place}` : '';
    return `${VENDORS.linear.title} answered ${operation} only in part: ${words}${places}. Check what the key may see, or try again in a moment.`;
  });
}

/** The vendor's own words; they are sanitised with the rest of the reply. */
function quote({ message, extensions }: LinearGraphqlError): string {
  return (extensions?.userPresentableMessage || message).slice(0, QUOTED_CHARACTERS).replace(/[.\s]+$/, '');
}
