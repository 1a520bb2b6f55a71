import {
  type GithubServer,
  type GithubServerOptions,
  hasVendorSchema,
  startGithubServer,
} from '../../support/github-server/index.ts';
import { hasFullSchema, type LinearServer, startLinearServer } from '../../support/linear-server/index.ts';
import { ACME_NOW, acmeGithub, acmeLinear } from './acme.ts';

export const GITHUB_TOKEN = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
export const LINEAR_KEY = 'lin_api_0123456789abcdefghijABCDEFGHIJ';

/** Acme at both vendors, and the environment that leads there. */
export interface AcmeServers {
  github: GithubServer;
  linear: LinearServer;
  /** What Linear serves; a change shows from the next request on. */
  linearWorld: ReturnType<typeof acmeLinear>;
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Whether the vendors' newest schemas are here too. */
export const hasNewestSchemas = hasVendorSchema() && hasFullSchema;

interface AcmeOptions {
  /** Whether the vendors speak their newest schemas, not those that come with the tests. */
  newest?: boolean;
  /** What GitHub lets each token see; left out, every token sees everything. */
  access?: GithubServerOptions['access'];
}

export async function startAcme({ newest = false, access }: AcmeOptions = {}): Promise<AcmeServers> {
  const linearWorld = acmeLinear();
  const [github, linear] = await Promise.all([
    startGithubServer(acmeGithub(), { schema: newest ? 'vendor' : 'npm', ...(access && { access }) }),
    startLinearServer(linearWorld, {
      apiKeys: [LINEAR_KEY],
      shuffle: true,
      now: ACME_NOW,
      schema: newest ? 'full' : 'subset',
    }),
  ]);
  return {
    github,
    linear,
    linearWorld,
    env: {
      GH_TOKEN: GITHUB_TOKEN,
      GITHUB_API_URL: github.apiUrl,
      LINEAR_API_KEY: LINEAR_KEY,
      LINEAR_API_URL: linear.url,
      WIPLIMIT_NOW: ACME_NOW,
    },
    async close() {
      await Promise.all([github.close(), linear.close()]);
    },
  };
}
