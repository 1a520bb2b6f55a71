import { sanitiseLine } from '../sanitise.ts';

/** The value of a label, without the quotes around it. */
export const labelValue = (text: string): string =>
  sanitiseLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
