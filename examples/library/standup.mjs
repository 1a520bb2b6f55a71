// What a team may start today, by wiplimit as a library. In your own project: npm install wiplimit.
import { readFile } from 'node:fs/promises';
import { check, defineConfig, render } from 'wiplimit';

const config = defineConfig({
  linear: { teams: ['PAY'] },
  people: [
    { name: 'Ada', linear: 'ada@acme.com' },
    { name: 'Grace', linear: 'grace@acme.com' },
  ],
  limits: [{ per: 'person', max: 2 }],
});
// Without a snapshot, `check` asks Linear and GitHub, with the tokens of the environment.
const snapshot = JSON.parse(await readFile(new URL('snapshot.json', import.meta.url), 'utf8'));
const verdict = await check({ config, snapshot });

for (const { subject, count, max } of verdict.limits) {
  const room = max - count;
  console.log(room > 0 ? `${subject} may start ${room} more` : `${subject} finishes something first`);
}
console.log(render(verdict, 'terminal').trimEnd());
