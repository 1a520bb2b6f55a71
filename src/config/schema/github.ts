import * as z from 'zod';
import { optional, required } from './key.ts';
import { ownerName, repositoryName, text, texts } from './values.ts';

const project = z.strictObject({
  owner: required(ownerName, 'Organisation or user that owns the board', { example: 'acme' }),
  number: required(z.number().int().positive(), 'The number in the board’s address', { example: 7 }),
  field: optional(text, 'The single-select field that holds the status', {
    default: 'Status',
    example: 'Stage',
  }),
});

const exclude = z.strictObject({
  repos: optional(z.array(repositoryName), 'Repositories left out; globs allowed', {
    example: ['acme/sandbox-*'],
  }),
  authors: optional(
    texts,
    'Authors left out, besides dependabot, renovate and github-actions; x, x[bot] and app/x are one name',
    { example: ['acme-ci'] },
  ),
  labels: optional(texts, 'A work item with one of these labels on GitHub is left out whole', {
    example: ['on hold'],
  }),
  heads: optional(texts, 'Head branches left out; globs allowed', { example: ['backport/*'] }),
  bases: optional(texts, 'Base branches left out; globs allowed', { example: ['release/*'] }),
  forks: optional(z.boolean(), 'true leaves out pull requests that come from forks', {
    default: false,
    example: true,
  }),
});

export const github = z.strictObject({
  owners: optional(
    z.array(ownerName),
    'Organisations or users under which the work of the configured people and teams is looked for (with neither configured: all work)',
    { example: ['acme'] },
  ),
  repos: optional(
    z.array(repositoryName),
    'Repositories whose every open pull request is read; globs allowed',
    {
      example: ['acme/api', 'acme/web'],
    },
  ),
  drafts: optional(z.enum(['count', 'ignore']), 'Whether draft pull requests count', {
    default: 'count',
    example: 'ignore',
  }),
  issues: optional(
    z.strictObject({
      labels: optional(texts, 'Labels that mean a GitHub issue is started', { example: ['in progress'] }),
    }),
    'Which GitHub issues are in flight',
    { example: { labels: ['in progress'] } },
  ),
  projects: optional(
    z.array(project),
    'Project boards whose status places GitHub issues and draft cards; statuses are named under stages',
    { example: [{ owner: 'acme', number: 7 }] },
  ),
  exclude: optional(exclude, 'What to leave out of what GitHub has', { example: { heads: ['backport/*'] } }),
});
