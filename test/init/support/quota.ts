/** A fault of GitHub's: its listing of owners finds the quota used up, until far in the future. */
export const quotaUsedUp = ({ query }: { query: string }) =>
  /repositoryOwner/.test(query)
    ? {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
        body: '{"message": "API rate limit exceeded"}',
      }
    : undefined;
