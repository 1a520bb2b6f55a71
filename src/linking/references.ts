import type { SourceRecord } from '../model/snapshot.ts';
import { compareNatural } from '../text/compare.ts';
import { mentionsInBody } from './body.ts';
import { identifiersInBranch, identifiersInText, withPlainIdentifiers } from './identifiers.ts';
import type { RecordIndex } from './record-index.ts';

export type ReferenceRule =
  | 'linked-by-branch'
  | 'linked-by-title'
  | 'linked-by-closing-word'
  | 'linked-by-magic-word'
  | 'linked-by-attachment'
  | 'linked-by-closing-reference';

/** A pull request names an issue. */
export interface Reference {
  /** As the issue's record spells it. */
  issueId: string;
  rule: ReferenceRule;
  /** The text that names it. */
  evidence: string;
}

/**
 * Every issue that a pull request names, the most telling place first: branch, title, closing word, other magic
 * word, attachment on the issue, GitHub's closing references. What its body unlinks (`skip PAY-12`) is not named.
 * @param readBody false for a bot, whose body quotes what others wrote
 * @param linearOf the Linear issue that is synced with a GitHub issue: who unlinks one unlinks both
 */
export function referencesOf(
  pullRequest: SourceRecord,
  index: RecordIndex,
  readBody: boolean,
  linearOf: (githubIssueId: string) => string | undefined = () => undefined,
): Reference[] {
  const body = readBody && pullRequest.body !== null ? mentionsInBody(pullRequest.body, index.keys) : [];
  const title = withPlainIdentifiers(pullRequest.title);
  const branch = pullRequest.branch ?? '';
  const named: [ReferenceRule, string, string][] = [
    ...identifiersInBranch(branch, index.keys).map((id): [ReferenceRule, string, string] => [
      'linked-by-branch',
      id,
      branch,
    ]),
    ...identifiersInText(title, index.keys).map(({ id }): [ReferenceRule, string, string] => [
      'linked-by-title',
      id,
      pullRequest.title,
    ]),
    ...body
      .filter((mention) => mention.kind === 'closing')
      .map((mention): [ReferenceRule, string, string] => [
        'linked-by-closing-word',
        mention.id,
        mention.evidence,
      ]),
    ...body
      .filter((mention) => mention.kind === 'relating')
      .map((mention): [ReferenceRule, string, string] => [
        'linked-by-magic-word',
        mention.id,
        mention.evidence,
      ]),
    ...index
      .issuesAttachedTo(pullRequest)
      .toSorted((a, b) => compareNatural(a.id, b.id))
      .map((issue): [ReferenceRule, string, string] => [
        'linked-by-attachment',
        issue.id,
        pullRequest.url ?? pullRequest.id,
      ]),
    ...pullRequest.closes.map((id): [ReferenceRule, string, string] => [
      'linked-by-closing-reference',
      id,
      `closes ${id}`,
    ]),
  ];
  const sameFor = (issueId: string) => linearOf(issueId) ?? issueId;
  const unlinked = new Set(
    body
      .filter((mention) => mention.kind === 'unlinking')
      .map((mention) => sameFor(index.canonicalId(mention.id))),
  );
  const references = new Map<string, Reference>();
  for (const [rule, id, evidence] of named) {
    const issueId = index.canonicalId(id);
    if (!unlinked.has(sameFor(issueId)) && !references.has(issueId))
      references.set(issueId, { issueId, rule, evidence });
  }
  return [...references.values()];
}
