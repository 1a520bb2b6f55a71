import type { ConfigProblem } from '../problem.ts';
import { type Check, present, repeated } from './check.ts';

/** Channels named twice, of which the second would never be sent; mentions that could mention nobody. */
export const posts: Check = ({ config }) => {
  const entries = present(config.post).flatMap(([position, post]) =>
    post.to === undefined ? [] : [{ key: post.to, path: ['post', position, 'to'], post, position }],
  );
  return [
    ...repeated(entries).map(
      ({ entry }): ConfigProblem => ({
        path: entry.path,
        message: `"${entry.key}" is named twice, and a channel gets one post a day`,
        hint: 'Keep one of the two.',
      }),
    ),
    ...entries
      .filter(({ post }) => post.mentions === true && (post.names === false || post.to !== 'slack'))
      .map(
        ({ post, position }): ConfigProblem => ({
          path: ['post', position, 'mentions'],
          message:
            post.to === 'slack'
              ? 'cannot mention anyone where "names" is false'
              : `works with "to": "slack" only, not with "${post.to}"`,
          hint: 'Leave "mentions" out.',
        }),
      ),
  ];
};
