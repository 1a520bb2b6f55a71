import * as z from 'zod';

/** What the parts of the verdict's schema share. */

export const source = z.enum(['linear', 'github']);
export const utc = z.string().describe('A UTC instant in ISO 8601, such as 2026-11-20T09:00:00Z');
export const days = z.number().int().min(0);
export const strings = z.array(z.string());
