import { type Attempt, refused, unknown } from './delivery.ts';

const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Before a handshake has ended nothing of a request is sent. Alerts that may come after it are not here. */
const NO_HANDSHAKE =
  /^(ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|CRL_|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_WRONG_VERSION|ERR_SSL_PACKET_LENGTH|ERR_SSL_UNSUPPORTED_PROTOCOL|ERR_SSL_NO_PROTOCOLS)/;

/**
 * What fetch's error means for a post. Only the system's code is shown: the text of such an error may hold the address.
 * Whatever is not known to come before sending may have come after it.
 */
export function networkFailure(error: unknown): Attempt {
  if (isBlockedPort(error))
    return refused(
      'its port is one that fetch never asks, as browsers do not; give the webhook another port',
    );
  const { code, isProxy } = readError(error);
  const shown = code === null ? '' : ` (${code})`;
  if (isProxy)
    return refused(
      `the proxy gave no way${shown}; check HTTPS_PROXY, HTTP_PROXY and NO_PROXY`,
      code !== null && NO_CONNECTION.has(code) ? 'pause' : null,
    );
  if (code !== null && UNKNOWN_HOST.has(code)) return refused(`its host could not be found${shown}`, 'pause');
  if (code !== null && NO_CONNECTION.has(code))
    return refused(`its host accepts no connection${shown}`, 'pause');
  if (code !== null && NO_HANDSHAKE.test(code))
    return refused(
      `the certificate of its host was not accepted${shown}; if your network inspects TLS, name its certificate in NODE_EXTRA_CA_CERTS`,
    );
  return unknown(`the connection broke before an answer came${shown}, so it may have arrived`);
}

/** By the Fetch standard some ports are refused before anything is sent; such an error has no code. */
const isBlockedPort = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port';

/** The first system code on the way through `cause`, and whether it was a proxy that failed. */
function readError(error: unknown): { code: string | null; isProxy: boolean } {
  let inner: unknown = error;
  let isProxy = false;
  for (let depth = 0; depth < 8 && typeof inner === 'object' && inner !== null; depth++) {
    const { name, code, cause, errors } = inner as Record<'name' | 'code' | 'cause' | 'errors', unknown>;
    isProxy ||= name === 'ProxyFailure';
    if (typeof code === 'string' && /^\w+$/.test(code))
      return { code, isProxy: isProxy || code === 'UND_ERR_PRX_TLS' };
    inner = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return { code: null, isProxy };
}
