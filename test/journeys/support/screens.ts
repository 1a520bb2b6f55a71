import { COLUMNS } from './tmux.ts';

/** One step of a journey as the golden file shows it. */
export interface Screen {
  /** What was typed or pressed. */
  typed: string;
  lines: string[];
  /** A command began with an empty screen; keys changed the one that was there. */
  fresh: boolean;
}

/** Takes out of a line what differs between machines; each replacement is as long as what it stands for. */
export type Scrub = (line: string) => string;

/** A journey as text: after each step what is new on the screen, as wide as the terminal. */
export function renderJourney(screens: readonly Screen[], scrub: Scrub): string {
  let before: string[] = [];
  const parts = screens.map(({ typed, lines, fresh }) => {
    const shown = lines.map(scrub).flatMap(fold);
    const from = fresh ? 1 : firstChange(before, shown);
    before = shown;
    const title = fresh ? `$ ${typed}` : `[keys] ${typed}`;
    return `${'='.repeat(COLUMNS)}\n${scrub(title)}\n${'-'.repeat(COLUMNS)}\n${shown.slice(from).join('\n')}\n`;
  });
  return parts.join('\n');
}

/** Breaks a line where the terminal broke it. */
function fold(line: string): string[] {
  const characters = [...line];
  const rows = Math.max(1, Math.ceil(characters.length / COLUMNS));
  return Array.from({ length: rows }, (_, row) =>
    characters.slice(row * COLUMNS, (row + 1) * COLUMNS).join(''),
  );
}

function firstChange(before: readonly string[], after: readonly string[]): number {
  const changed = after.findIndex((line, row) => line !== before[row]);
  return changed === -1 ? after.length : changed;
}
