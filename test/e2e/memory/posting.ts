import { expect } from 'vitest';
import { answer, TOKEN } from '../../channels/webhook-server.ts';
import type { Place } from './support.ts';

/** How Slack says that it has a message. */
export const TAKEN = answer(200, 'ok');
/** What the variable of each channel begins with. */
export const TO = { slack: 'SLACK', msteams: 'MSTEAMS', discord: 'DISCORD', webhook: 'WIPLIMIT' } as const;
type Channel = keyof typeof TO;

export const MON = '--snapshot mon.json';
export const TUE = '--snapshot tue.json';

/** Runs `post` with addresses for channels: whatever happens, none is told, and the exit code is not the verdict's. */
export async function post(
  home: Place,
  args: string,
  urls: Partial<Record<Channel, string>>,
  more: Record<string, string> = {},
) {
  const addresses = Object.entries(urls).map(([to, url]) => [`${TO[to as Channel]}_WEBHOOK_URL`, url]);
  const run = await home.run(`post ${args}`, { env: { ...Object.fromEntries(addresses), ...more } });
  expect(run.stdout + run.stderr).not.toContain(TOKEN);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  expect(run.stderr).not.toMatch(/[^.]\.\.\s/);
  expect([0, 2, 4, 5]).toContain(run.exitCode);
  return run;
}
