import type { Plan } from '../../src/config/plan.ts';
import { type Config, configSchema } from '../../src/config/schema.ts';
import { toPlan } from '../../src/config/to-plan.ts';
import type { SourceName } from '../../src/model/snapshot.ts';
import {
  type GithubWorldInput,
  githubWorld,
  hasVendorSchema,
  startGithubServer,
} from '../support/github-server/index.ts';
import { type LinearWorld, startLinearServer } from '../support/linear-server/index.ts';
import { type FaultProxy, startProxy } from './proxy.ts';
import { createUpstream, type Upstream } from './upstream.ts';

export const NOW = Date.parse('2026-11-20T09:00:00Z');

/** What each source is shown. Long enough that no message can hold them by chance. */
export const AUTHORIZATION: Record<SourceName, string> = {
  github: 'Bearer ghp_Q7x2mVw9ZkT4sLbN8cRf6HjYp3Ud5Ea1',
  linear: 'lin_api_K4vN8rTz2XwQ6mLs9BcHf3JpYd7Ge5Ua',
};

export interface World {
  github: GithubWorldInput;
  linear: LinearWorld;
  /** The same reading, judged by several sets of limits: they differ in nothing else. */
  configs: Record<string, Config>;
}

/** Both vendors with a world each, every reply of theirs within reach of a fault. */
export interface Scene {
  plans: Record<string, Plan>;
  /** The plan that says what to read. */
  plan: Plan;
  upstreams: Record<SourceName, Upstream>;
  proxies: Record<SourceName, FaultProxy>;
  close(): Promise<void>;
}

export interface SceneOptions {
  /** Gives at most so many entries of a list at once, whatever is asked for. */
  smallPages?: number | null;
  /** Fields that a server does not know, such as `Issue.labels`. */
  without?: Partial<Record<SourceName, string[]>>;
  /** A GitHub as old as the schema on npm, which refuses more of what is asked. */
  olderHost?: true | undefined;
}

export async function startScene(world: World, options: SceneOptions = {}): Promise<Scene> {
  const { smallPages = null, without = {}, olderHost = false } = options;
  const github = await startGithubServer(githubWorld(world.github), {
    now: () => NOW,
    schema: hasVendorSchema() && !olderHost ? 'vendor' : 'npm',
    without: without.github ?? [],
  });
  const linear = await startLinearServer(world.linear, {
    now: new Date(NOW).toISOString(),
    without: without.linear ?? [],
  });
  const upstreams = {
    github: createUpstream('github', github.url, smallPages),
    linear: createUpstream('linear', linear.url, smallPages),
  };
  const proxies = {
    github: await startProxy(upstreams.github, AUTHORIZATION.github),
    linear: await startProxy(upstreams.linear, AUTHORIZATION.linear),
  };
  const plans = Object.fromEntries(
    Object.entries(world.configs).map(([name, config]) => [name, toPlan(configSchema.parse(config))]),
  );
  const [plan] = Object.values(plans);
  if (plan === undefined) throw new Error('A world needs a config.');
  return {
    plans,
    plan,
    upstreams,
    proxies,
    async close() {
      await Promise.all([proxies.github.close(), proxies.linear.close(), github.close(), linear.close()]);
    },
  };
}
