import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

describe('nearest', () => {
  const keys = ['max', 'maxPerPerson', 'people', 'teams', 'repos', 'reviewing-team'];

  it.each([
    ['mx', 'max'],
    ['tema', 'teams'],
    ['PEOPLE', 'people'],
    ['max_per_person', 'maxPerPerson'],
    ['reviewingTeam', 'reviewing-team'],
    ['repositories', 'repos'],
    ['repo', 'repos'],
    ['timezone', null],
    ['', null],
    ['x', null],
  ])('%j → %j', (typed, right) => {
    expect(nearest(typed, keys)).toBe(right);
  });

  it('prefers the exact word over one that begins with it', () => {
    expect(nearest('Max', ['maxPerPerson', 'max'])).toBe('max');
  });

  it('takes the first of equally near words', () => {
    expect(nearest('ab', ['ac', 'ad'])).toBe('ac');
  });
});
