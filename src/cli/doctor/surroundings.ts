import type { Plan } from '../../config/plan.ts';
import type { ChannelFacts, ProgramFacts } from '../../doctor/facts.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Environment } from '../environment.ts';
import { ADDRESS_VARIABLES, addressOf } from '../post/addresses.ts';
import { payloadFor } from '../post/payload.ts';
import { sizeOf } from './post-size.ts';

type Variables = Record<string, string | undefined>;

/**
 * The machine that wiplimit runs on.
 * @param variables the process's environment as it is
 * @param node such as `20.19.0`
 */
export function programFacts(env: Environment, variables: Variables, node: string): ProgramFacts {
  const proxies = [env.HTTPS_PROXY, env.HTTP_PROXY].filter((text) => text !== undefined).map(readAddress);
  const faults = proxies.filter((proxy) => typeof proxy === 'string');
  const hosts = proxies.filter((proxy) => typeof proxy !== 'string').map(({ host }) => host);
  const ignored = variables.ALL_PROXY?.trim() || variables.all_proxy?.trim();
  return {
    node,
    proxy: hosts[0] ?? null,
    // One that cannot be used keeps the other from being used, too.
    proxyFault: faults.find((fault) => fault === 'socks') ?? faults[0] ?? null,
    proxyIgnored: proxies.length === 0 && Boolean(ignored),
    fixedNow: env.WIPLIMIT_NOW ?? null,
  };
}

/** Where the config's posts would go, and how large they would be. An address is a secret: only its host is kept. */
export async function channelFacts(
  { post, people }: Pick<Plan, 'post' | 'people'>,
  verdict: Verdict,
  variables: Variables,
): Promise<ChannelFacts[]> {
  const facts = post.map(async (posted) => {
    const channel = posted.to;
    const size = sizeOf(channel, await payloadFor(posted, verdict, people));
    const variable = ADDRESS_VARIABLES[channel];
    const address = addressOf(channel, variables);
    return {
      channel,
      variable,
      host: 'url' in address ? new URL(address.url).hostname : null,
      problem: 'problem' in address ? address.problem : null,
      isSet: Boolean(variables[variable]?.trim()),
      size,
    };
  });
  return Promise.all(facts);
}

/** `host:port`, without user name and password; else what is wrong with it. A missing scheme is http. */
function readAddress(text: string): { host: string } | NonNullable<ProgramFacts['proxyFault']> {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (/^socks/i.test(address)) return 'socks';
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? { host: url.host } : 'no-address';
}
