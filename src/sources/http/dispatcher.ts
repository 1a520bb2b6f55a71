import type { Send } from './exchange.ts';
import { isLoopback } from './loopback.ts';
import { SourceError } from './source-error.ts';

/** The proxy variables of the environment, as found there. */
export interface ProxyEnv {
  HTTPS_PROXY?: string | undefined;
  HTTP_PROXY?: string | undefined;
  NO_PROXY?: string | undefined;
}

/** The proxy, not the vendor, gave no way. */
export class ProxyFailure extends Error {
  /** Such as `proxy.acme.com:3128`: without user name and password. */
  readonly proxy: string;
  /** What the proxy answered with, where it answered. */
  readonly status: string | null;
  constructor(proxy: string, status: string | null, cause: unknown) {
    super('The proxy gave no way.', { cause });
    this.name = 'ProxyFailure';
    this.proxy = proxy;
    this.status = status;
  }
}

/**
 * Makes the fetch that sends: Node's own, which keeps connections alive; through undici's agent where a proxy is
 * named, since Node 20's fetch knows none and undici takes as long to load as a request. This machine itself is
 * never reached through a proxy: the proxy's own loopback would get the credentials, without encryption.
 * @param whom what would not be asked where a proxy variable is wrong, such as `Linear`
 * @throws SourceError where a proxy variable is not an address
 */
export async function createSend(whom: string, proxy: ProxyEnv, connections: number): Promise<Send> {
  const direct: Send = (url, init) => fetch(url, init);
  if (!proxy.HTTPS_PROXY && !proxy.HTTP_PROXY) return direct;
  // An empty text keeps undici from reading the environment itself.
  const httpProxy = readAddress(proxy.HTTP_PROXY, whom);
  const httpsProxy = readAddress(proxy.HTTPS_PROXY, whom);
  const { EnvHttpProxyAgent, fetch: undiciFetch, Pool } = await import('./undici.ts');
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: httpProxy?.href ?? '',
    httpsProxy: httpsProxy?.href ?? '',
    noProxy: proxy.NO_PROXY ?? '',
    connections,
    clientFactory: (origin, options) => new Pool(origin, { ...options, connect: naming(origin, options) }),
  });
  // undici's own types and those of the global fetch describe the same objects, yet are not assignable.
  const send = undiciFetch as unknown as (url: string, init: object) => Promise<Response>;
  return async (url, init) => {
    const { protocol, hostname } = new URL(url);
    if (isLoopback(hostname)) return direct(url, init);
    const used = (protocol === 'https:' ? httpsProxy : null) ?? httpProxy;
    try {
      return await send(url, { ...init, dispatcher });
    } catch (error) {
      throw used === null ? error : proxyFailure(error, used.host);
    }
  };
}

/** As curl reads it: a missing scheme is http. The address may hold a password, so no message shows it. */
function readAddress(text: string | undefined, whom: string): URL | null {
  if (!text) return null;
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isUsable = url !== null && /^https?:$/.test(url.protocol) && isEncoded(url.username + url.password);
  if (isUsable) return url;
  throw new SourceError(
    'unreachable',
    `HTTPS_PROXY or HTTP_PROXY is not the address of a proxy, so ${whom} was not asked. Write it as http://host:port.`,
  );
}

/** Whether each `%` of a user name or password begins an escape, as undici takes for granted. */
function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

type Connector = (options: object, callback: (error: Error | null, socket: unknown) => void) => void;

/** undici's own way to connect; its failure says that it was the proxy that could not be reached. */
function naming(origin: URL, options: object): never {
  const { connect } = options as { connect: Connector };
  const connector: Connector = (target, callback) =>
    connect(target, (error, socket) => callback(error && new ProxyFailure(origin.host, null, error), socket));
  // Pool's type wants the callback's two shapes apart.
  return connector as never;
}

function proxyFailure(error: unknown, proxy: string): unknown {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof ProxyFailure) return inner;
    const { code } = inner as { code?: unknown };
    if (code !== 'UND_ERR_ABORTED' && code !== 'UND_ERR_PRX_TLS') continue;
    return new ProxyFailure(proxy, /\((\d{3})\)/.exec(inner.message)?.[1] ?? null, inner);
  }
  return error;
}
