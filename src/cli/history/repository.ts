import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { sanitiseLine } from '../../text/sanitise.ts';

const actionsRepository = z.string().regex(/^[\w.-]+\/[\w.-]+$/);

/**
 * What a repository is called wherever it is cloned, such as `acme/api`: as the address of its remote ends, else what
 * GitHub Actions says. The host is no part of it, for one machine clones by SSH under a name of its own and the next by
 * HTTPS with a token; so nothing secret is, either. Null where nobody knows.
 * @param folder that holds `.git`
 */
export function repositoryName(folder: string, env: Record<string, string | undefined>): string | null {
  const name = pathOf(remoteUrl(gitConfig(path.join(folder, '.git'))));
  if (name !== null) return name;
  const given = actionsRepository.safeParse(env.GITHUB_REPOSITORY);
  return given.success ? given.data.toLowerCase() : null;
}

/** `.git` is a folder, or in a worktree and in a submodule a file that says where it is. */
function gitConfig(git: string): string {
  const linked = /^gitdir:\s*(.+?)\s*$/m.exec(read(git))?.[1];
  const folder = linked === undefined ? git : path.resolve(path.dirname(git), linked);
  // A worktree has the config of its repository.
  const shared = read(path.join(folder, 'commondir')).trim();
  return read(path.join(folder, shared, 'config'));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The address of `origin`, or of the only remote there is. */
function remoteUrl(config: string): string | null {
  const urls = new Map<string, string>();
  let remote: string | null = null;
  for (const line of config.split('\n')) {
    const section = /^\s*\[(.*)\]\s*$/.exec(line)?.[1];
    if (section !== undefined) remote = /^remote\s+"(.+)"$/.exec(section)?.[1] ?? null;
    const url = /^\s*url\s*=\s*"?(.+?)"?\s*$/.exec(line)?.[1];
    if (remote !== null && url !== undefined && !urls.has(remote)) urls.set(remote, url);
  }
  return urls.get('origin') ?? (urls.size === 1 ? ([...urls.values()][0] ?? null) : null);
}

/** `https://…@github.com/acme/api.git` and `git@github.com:acme/api` alike: `acme/api`. */
function pathOf(url: string | null): string | null {
  if (url === null) return null;
  const location =
    URL.canParse(url) && url.includes('://') ? new URL(url).pathname : url.replace(/^[^/]*?:/, '');
  const name = sanitiseLine(location)
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '')
    .toLowerCase();
  return name === '' ? null : name;
}
