import type { GraphQLError } from 'graphql';
import { linearError } from './errors.ts';

export interface CredentialOptions {
  /** The personal keys that are valid. Without either list every well-formed credential is. */
  apiKeys?: string[];
  /** The OAuth tokens that are valid, without `Bearer`. */
  oauthTokens?: string[];
}

function refused(message: string): GraphQLError {
  return linearError(message, {
    type: 'authentication error',
    code: 'AUTHENTICATION_ERROR',
    statusCode: 401,
    userPresentableMessage: message,
  });
}

/**
 * The credential in an Authorization header, or why Linear refuses it: a personal key goes there bare, an
 * OAuth token after `Bearer`, and the other way round neither is taken.
 */
export function credentialOf(header: string | undefined, options: CredentialOptions): string | GraphQLError {
  if (!header) return refused('Authentication required, not authenticated');
  const bearer = /^Bearer\s+(.*)$/i.exec(header)?.[1];
  const credential = bearer ?? header;
  const isKey = credential.startsWith('lin_api_');
  if (isKey && bearer !== undefined) {
    return refused('This is a personal API key with a Bearer prefix: send the key alone');
  }
  const restricted = options.apiKeys !== undefined || options.oauthTokens !== undefined;
  const valid = (bearer === undefined ? options.apiKeys : options.oauthTokens) ?? [];
  const wellFormed = isKey !== (bearer !== undefined);
  if (restricted ? !valid.includes(credential) : !wellFormed) {
    return refused('Authentication required, the credential is not valid');
  }
  return credential;
}
