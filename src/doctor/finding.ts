import type { Finding } from '../model/doctor.ts';
import type { CheckName } from './check-names.ts';

type More = Partial<Omit<Finding, 'check' | 'level' | 'message'>>;

const finding =
  (level: Finding['level']) =>
  (check: CheckName, message: string, more: More = {}): Finding => ({
    check,
    level,
    message,
    why: null,
    remedy: null,
    path: null,
    entries: [],
    cause: null,
    ...more,
  });

/** It was looked at, and there is nothing to do. */
export const well = finding('well');
/** The numbers may be right; somebody should look whether this was meant. */
export const hint = finding('hint');
/** A number is wrong or not whole, or something that the config asks for does not work. */
export const problem = finding('problem');
