import type { SourceName } from '../../model/snapshot.ts';
import type { Send } from './exchange.ts';
import { SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

/** The proxy variables of the environment, as found there. */
export interface ProxyEnv {
  HTTPS_PROXY?: string | undefined;
  HTTP_PROXY?: string | undefined;
  NO_PROXY?: string | undefined;
}

/**
 * Makes the fetch that sends: Node's own, which keeps connections alive; through undici's agent where a proxy is
 * named, since Node 20's fetch knows none and undici takes as long to load as a request.
 * @throws SourceError where a proxy variable is not an address
 */
export async function createSend(source: SourceName, proxy: ProxyEnv, connections: number): Promise<Send> {
  if (!proxy.HTTPS_PROXY && !proxy.HTTP_PROXY) return (url, init) => fetch(url, init);
  const undici = await import('./undici.ts');
  const createDispatcher = () => {
    // An empty text keeps undici from reading the environment itself.
    const { HTTPS_PROXY: httpsProxy = '', HTTP_PROXY: httpProxy = '', NO_PROXY: noProxy = '' } = proxy;
    try {
      return new undici.EnvHttpProxyAgent({ httpsProxy, httpProxy, noProxy, connections });
    } catch {
      // The address may hold a password, so it is not shown.
      throw new SourceError(
        'unreachable',
        `HTTPS_PROXY or HTTP_PROXY is not the address of a proxy, so ${VENDORS[source].title} was not asked. Write it as http://host:port.`,
      );
    }
  };
  const dispatcher = createDispatcher();
  // undici's own types and those of the global fetch describe the same objects, yet are not assignable.
  const send = undici.fetch as unknown as (url: string, init: object) => Promise<Response>;
  return (url, init) => send(url, { ...init, dispatcher });
}
