import type { Finding } from '../../model/doctor.ts';
import { groupBy } from '../../text/group-by.ts';
import { notesOf } from '../../verdict/notes.ts';
import { CHECK_NAMES, type CheckName } from '../check-names.ts';
import type { Facts } from '../facts.ts';
import { hint } from '../finding.ts';

/** The members' names; the people check tells it with privacy in mind. */
const TOLD_ELSEWHERE = new Set(['no-account']);

/** What to do about a note of the verdict, by its code. */
const REMEDIES: Partial<Record<CheckName, string>> = {
  'source-not-listed': 'Save the snapshot again where all sources are read: wiplimit check --save FILE.',
  'unknown-state': 'Correct it in the config, or remove it; names are those of Linear → Settings → Teams.',
  'exception-unused': 'Remove it if the item is done; else correct its id.',
  'sle-missing': 'Nothing to do: it comes with time. Until then aging.sle.days sets one by hand.',
  'sle-partial': 'Mend what keeps the source from being read whole, then run again.',
  'no-lanes':
    'Add an expedite block that says which labels or priorities make up the lane, or remove the lane.',
  'no-limits': 'Add one under limits; wiplimit suggest proposes numbers.',
};
const NOTHING_TO_DO = 'Nothing to do: no count depends on it.';

/** What a server is too old, or too new, to tell. */
const OF_THE_SERVER = /^This (GitHub|Linear) (does not know|knows no|does not tell|keeps no)/;

/** What to do about a sentence of a source, by how it begins or what it names. */
const SOURCE_REMEDIES: readonly (readonly [RegExp, string])[] = [
  [OF_THE_SERVER, 'Nothing to do in the config: this server cannot tell. A newer version of it may.'],
  [
    /scope user:email/,
    'Nothing if both accounts of each person stand under people; else add user:email to the token (with gh: gh auth refresh --scopes user:email).',
  ],
  [/scope read:org/, 'Add read:org to the token (with gh: gh auth refresh --scopes read:org).'],
  [/^No configured board has the status/, 'Correct it under stages, or add the status to the board.'],
  [
    /has the label "[^"]*", which github\.issues\.labels/,
    'Correct it in github.issues.labels, or make the label in the repositories.',
  ],
  [/^The board .* is closed/, 'Nothing if its cards shall count; else remove it from github.projects.'],
  [/ is archived, so/, 'Nothing to do; removing it from the config makes the note go.'],
  [/ is now .*: write the new name/, 'Write the new name in the config.'],
  [/no GitHub login in the config/, 'Add people[].github, unless the person does not work at GitHub.'],
  [
    /^No configured person or team has a GitHub account/,
    'Add people[].github to read less and say whose work it is.',
  ],
  [/this version of wiplimit does not know/, 'Update wiplimit.'],
  [/an account or team that this token does not see/, 'Nothing to do: no limit counts reviews.'],
  [
    /identifiers that no Linear issue has/,
    'Nothing to do, unless issues of other workspaces are expected to count.',
  ],
];

/** What the verdict notes of the config and of the sources: names that no source has, exceptions for nothing. */
export function checkNotes({ assessment }: Facts): Finding[] {
  const notes = notesOf(assessment)
    .filter(({ itemId, code }) => itemId === null && !TOLD_ELSEWHERE.has(code))
    .map(({ code, message }) => ({ check: nameOf(code), message: message.replace(/([^.?!])$/, '$1.') }));
  const groups = groupBy(notes, ({ check, message }) =>
    check === 'source' ? (OF_THE_SERVER.exec(message)?.[1] ?? message) : message,
  );
  return [...groups].flatMap(([server, alike]) => {
    const messages = alike.map(({ message }) => message);
    const [{ check, message } = { check: 'note' as const, message: '' }] = alike;
    if (messages.length > 1 && check === 'source' && server !== message)
      return hint(check, `This ${server} does not tell ${messages.length} things that others do.`, {
        remedy: remedyFor(check, message),
        entries: messages,
      });
    return alike.map((note) =>
      hint(note.check, note.message, { remedy: remedyFor(note.check, note.message) }),
    );
  });
}

/** A verdict's code that this doctor does not know is told all the same. */
const nameOf = (code: string): CheckName => CHECK_NAMES.find((name) => name === code) ?? 'note';

function remedyFor(check: CheckName, message: string): string {
  if (check !== 'source') return REMEDIES[check] ?? NOTHING_TO_DO;
  return SOURCE_REMEDIES.find(([pattern]) => pattern.test(message))?.[1] ?? NOTHING_TO_DO;
}
