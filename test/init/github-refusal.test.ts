import { expect, test } from 'vitest';
import { refusal } from '../../src/cli/init/github-refusal.ts';

test('a missing scope is named with what adds it, not with GitHub’s whole paragraph', () => {
  const reason =
    "Your token has not been granted the required scopes to execute this query. The 'teams' field requires one of the following scopes: ['read:org'], but your token has only been granted the: ['repo'] scopes.";
  expect(refusal('teams of acme', reason)).toBe(
    'GitHub did not show the teams of acme: that needs a token with the scope read:org. gh auth refresh -s read:org adds it to the one of gh; one of your own gets it at https://github.com/settings/tokens.',
  );
});

test('a reason that is quoted ends as a sentence', () => {
  expect(refusal('teams of acme', 'Not today')).toBe('GitHub did not show the teams of acme: Not today.');
  expect(refusal('teams of acme', '')).toBe('GitHub did not show the teams of acme.');
  expect(refusal('teams of acme', 'Resource protected by organization SAML enforcement.')).toMatch(
    /enforcement\. Authorise it by single sign-on/,
  );
  expect(refusal('teams of acme', 'word '.repeat(200).trim())).toMatch(/word …$/);
});
