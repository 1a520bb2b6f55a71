import { databaseIdOf, EPOCH, GITHUB, type Given, nodeId } from './identity.ts';
import type { WorldDraft, WorldProject, WorldProjectItem } from './world-projects.ts';

type ValueInput = string | { name: string; updatedAt?: string };

export type ProjectItemInput = Partial<Omit<WorldProjectItem, 'values' | 'content'>> & {
  /** The issue or pull request on the card, as `owner/name#number`; leave out both this and `draft` for REDACTED. */
  content?: string;
  draft?: Given<WorldDraft, 'title'>;
  /** Short for `values: { Status: … }`. */
  status?: ValueInput;
  values?: Record<string, ValueInput>;
};

export type ProjectInput = Omit<Given<WorldProject, 'owner' | 'number'>, 'fields' | 'items'> & {
  /** Field name → option names; default `{ Status: ['Todo', 'In Progress', 'Done'] }`. */
  fields?: Record<string, string[]>;
  items?: ProjectItemInput[];
};

/** A board with every field. Values name options; an option that the field lacks is a mistake in the test. */
export function buildProject(given: ProjectInput): WorldProject {
  const name = `${given.owner}#${given.number}`;
  const fields = Object.entries(given.fields ?? { Status: ['Todo', 'In Progress', 'Done'] });
  return {
    __typename: 'ProjectV2',
    id: nodeId('PVT', name),
    databaseId: databaseIdOf(`project ${name}`),
    title: `Project ${given.number}`,
    url: `${GITHUB}/orgs/${given.owner}/projects/${given.number}`,
    closed: false,
    public: false,
    createdAt: EPOCH,
    updatedAt: EPOCH,
    ...given,
    fields: fields.map(([field, options]) => ({
      id: nodeId('PVTSSF', `${name} ${field}`),
      name: field,
      options: options.map((option) => ({
        id: databaseIdOf(`option ${field} ${option}`).toString(16).padStart(8, '0'),
        name: option,
      })),
    })),
    items: (given.items ?? []).map((item, index) =>
      buildItem(item, `${name} ${index}`, Object.fromEntries(fields)),
    ),
  };
}

function buildItem(
  given: ProjectItemInput,
  name: string,
  fields: Record<string, string[]>,
): WorldProjectItem {
  const { content, draft, status, ...rest } = given;
  const createdAt = given.createdAt ?? EPOCH;
  const values = Object.entries({ ...(status === undefined ? {} : { Status: status }), ...given.values });
  return {
    id: nodeId('PVTI', name),
    databaseId: databaseIdOf(`item ${name}`),
    createdAt,
    updatedAt: createdAt,
    isArchived: false,
    ...rest,
    content: draft ? buildDraft(draft, name, createdAt) : (content ?? null),
    values: Object.fromEntries(
      values.map(([field, value]) => {
        const chosen = typeof value === 'string' ? { name: value } : value;
        if (!fields[field]?.includes(chosen.name)) {
          throw new Error(`The project of ${name} has no option "${chosen.name}" in a field "${field}".`);
        }
        return [field, { updatedAt: createdAt, ...chosen }];
      }),
    ),
  };
}

function buildDraft(given: Given<WorldDraft, 'title'>, name: string, createdAt: string): WorldDraft {
  const id = nodeId('DI', name);
  const times = { createdAt, updatedAt: given.createdAt ?? createdAt };
  return { __typename: 'DraftIssue', id, body: '', creator: null, assignees: [], ...times, ...given };
}
