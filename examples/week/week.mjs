// Seven mornings in a row: what a cron job would post each day, and the trend at the end.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/wiplimit.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'wiplimit-week-'));
const env = { ...process.env, WIPLIMIT_HISTORY: `sqlite:${path.join(folder, 'history.db')}` };

function wiplimit(...args) {
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { env, encoding: 'utf8' });
  console.log(`# wiplimit ${args.join(' ')}\n${stdout}${stderr}`);
}

try {
  const days = readdirSync('days').sort();
  for (const day of days) wiplimit('post', 'stdout', '--snapshot', `days/${day}`);
  wiplimit('trend', '--team', 'Bookshop', '--weeks', '2', '--snapshot', `days/${days.at(-1)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
