import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { planOf } from '../../config/parse.ts';
import demoConfig from '../../demo/config.json' with { type: 'json' };
import demoSnapshot from '../../demo/snapshot.json' with { type: 'json' };
import { validateSnapshot } from '../../sources/snapshot/parse.ts';
import { judge } from '../../verdict/judge.ts';
import { VERSION } from '../../version.ts';
import type { Command, Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import type { ShowOptions } from '../options.ts';
import { saveFile, show } from '../show.ts';

/** The whole tool on built-in data: two teams, no token, no network. Always ends well: it is nobody's real work. */
export const demo: Command<ShowOptions & { write?: string }> = async (context, options) => {
  if (options.write !== undefined) return writeFiles(context, options.write);
  const plan = planOf(demoConfig, 'the demo’s config');
  const snapshot = validateSnapshot(demoSnapshot, 'the demo’s snapshot');
  const verdict = judge(plan, snapshot, { now: Date.parse(demoSnapshot.takenAt), version: VERSION });
  const failures = await show(context, verdict, options);
  for (const failure of failures) await context.writer.err(`wiplimit: ${failure}\n`);
  await context.writer.err(
    [
      '',
      'This is a made-up team. Look into it:',
      '  wiplimit demo --write try-it',
      '  cd try-it && wiplimit explain PAY-12 --snapshot snapshot.json',
      'Or count your own work: set LINEAR_API_KEY, GH_TOKEN or both, and run',
      '  wiplimit init',
      '',
    ].join('\n'),
  );
  return failures.length > 0 ? EXIT.output : EXIT.ok;
};

/** The demo's config and snapshot as files, for `check --snapshot` and `explain`. */
async function writeFiles(context: Context, folder: string): Promise<number> {
  const made = await mkdir(path.resolve(context.process.cwd(), folder)).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (made !== undefined && made.code !== 'EEXIST') {
    await context.writer.err(`wiplimit: the folder ${folder} could not be made: ${made.message}.\n`);
    return EXIT.output;
  }
  for (const [name, data] of [
    ['.wiplimitrc.json', demoConfig],
    ['snapshot.json', demoSnapshot],
  ] as const) {
    const failure = await saveFile(context, path.join(folder, name), `${JSON.stringify(data, null, 2)}\n`);
    if (failure !== null) {
      await context.writer.err(`wiplimit: ${failure}\n`);
      return EXIT.output;
    }
  }
  const next =
    path.resolve(context.process.cwd(), folder) === context.process.cwd() ? '' : `cd ${folder} && `;
  await context.writer.err(
    `Wrote .wiplimitrc.json and snapshot.json to ${folder}. Next: ${next}wiplimit check --snapshot snapshot.json
`,
  );
  return EXIT.ok;
}
