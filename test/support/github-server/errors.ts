import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** An error in `errors[]` as GitHub writes it: `type` stands beside `message`, not inside `extensions`. */
export interface GithubErrorBody extends GraphQLFormattedError {
  type?: string;
}

/** A refusal that a resolver throws; GraphQL adds the path and the locations. */
export class GithubError extends Error {
  readonly type: string;
  readonly extensions: Record<string, unknown> | undefined;

  constructor(type: string, message: string, extensions?: Record<string, unknown>) {
    super(message);
    this.type = type;
    this.extensions = extensions;
  }
}

export function notFound(message: string): GithubError {
  return new GithubError('NOT_FOUND', message);
}

export function forbiddenBySaml(): GithubError {
  const message =
    'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.';
  return new GithubError('FORBIDDEN', message, { saml_failure: true });
}

/** GitHub's wire form of an error that graphql-js collected. */
export function wireError(error: GraphQLError): GithubErrorBody {
  const { originalError } = error;
  const cause = originalError instanceof GithubError ? originalError : undefined;
  const extensions = cause ? cause.extensions : error.extensions;
  return {
    ...(cause ? { type: cause.type } : {}),
    ...(error.path ? { path: error.path } : {}),
    ...(extensions && Object.keys(extensions).length > 0 ? { extensions } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    message: error.message,
  };
}
