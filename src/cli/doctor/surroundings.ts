import type { Plan } from '../../config/plan.ts';
import type { ChannelFacts, ProgramFacts } from '../../doctor/facts.ts';
import type { Environment } from '../environment.ts';
import { ADDRESS_VARIABLES, addressOf } from '../post/addresses.ts';

type Variables = Record<string, string | undefined>;

/**
 * The machine that wiplimit runs on.
 * @param variables the process's environment as it is
 * @param node such as `20.19.0`
 */
export function programFacts(env: Environment, variables: Variables, node: string): ProgramFacts {
  const proxy = env.HTTPS_PROXY ?? env.HTTP_PROXY ?? null;
  const ignored = variables.ALL_PROXY?.trim() || variables.all_proxy?.trim();
  return {
    node,
    proxy: proxy === null ? null : hostOf(/^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`),
    proxyIgnored: proxy === null && Boolean(ignored),
    fixedNow: env.WIPLIMIT_NOW ?? null,
  };
}

/** Where the config's posts would go. An address is a secret: only its host is kept. */
export function channelFacts({ post }: Pick<Plan, 'post'>, variables: Variables): ChannelFacts[] {
  return [...new Set(post.map(({ to }) => to))].map((channel) => {
    const variable = ADDRESS_VARIABLES[channel];
    const address = addressOf(channel, variables);
    return {
      channel,
      variable,
      host: 'url' in address ? new URL(address.url).hostname : null,
      problem: 'problem' in address ? address.problem : null,
      isSet: Boolean(variables[variable]?.trim()),
    };
  });
}

/** `host:port`, without user name and password; '' where it is no address of a proxy. */
function hostOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : '';
}
