import type { PageArguments } from './connection.ts';
import { type Context, paged, type Resolver, type Resolvers } from './context.ts';
import { notFound } from './errors.ts';
import { EPOCH, nodeId } from './identity.ts';
import { cardMatcher } from './project-filter.ts';
import type { WorldAccount, WorldUser } from './world.ts';
import type { ProjectItemEntry, WorldRecordEntry } from './world-index.ts';
import type { WorldDraft, WorldProject, WorldProjectField } from './world-projects.ts';

type NamedField = { name: string };
type ItemArguments = PageArguments & { archivedStates?: string[]; query?: string };

const projectV2: Resolver = (owner: WorldAccount, { number }: { number: number }, { index, access }) => {
  const project = index.project(owner.login, number);
  if (project && access.seesProject(project)) return project;
  throw notFound(`Could not resolve to a ProjectV2 with the number ${number}.`);
};

const projectsV2: Resolver = (owner: WorldAccount, args: PageArguments, context) =>
  paged(context.index.projectsOf(owner.login).filter(context.access.seesProject), args, context);

const fieldTimes = { createdAt: EPOCH, updatedAt: EPOCH };

function singleSelect(field: WorldProjectField) {
  const options = field.options.map((option) => ({
    ...option,
    color: 'GRAY',
    description: '',
    nameHTML: option.name,
  }));
  const dataType = 'SINGLE_SELECT';
  return {
    __typename: 'ProjectV2SingleSelectField',
    id: field.id,
    name: field.name,
    dataType,
    options,
    ...fieldTimes,
  };
}

/** The title field, which every board has before its own. */
function titleField(project: WorldProject) {
  const id = nodeId('PVTF', `${project.id} Title`);
  return { __typename: 'ProjectV2Field', id, name: 'Title', dataType: 'TITLE', ...fieldTimes };
}

function fieldsOf(project: WorldProject) {
  return [titleField(project), ...project.fields.map(singleSelect)];
}

/** Items the token may not look into are there, without content. */
function contentOf(item: ProjectItemEntry, { index, access }: Context): WorldRecordEntry | WorldDraft | null {
  if (typeof item.content !== 'string') return item.content;
  const record = index.record(item.content);
  return access.seesRecord(record) ? record : null;
}

const TYPES = { Issue: 'ISSUE', PullRequest: 'PULL_REQUEST', DraftIssue: 'DRAFT_ISSUE' };

/**
 * Without `archivedStates` in the schema (npm's copy, Enterprise) archived items are among the others, so that only
 * `isArchived` tells them apart; with it, the argument's default leaves them out.
 */
const items: Resolver = (project: WorldProject, args: ItemArguments, context) => {
  const matches = cardMatcher(args.query ?? '', (item) => contentOf(item, context));
  const wanted = args.archivedStates;
  const found = context.index
    .itemsOf(project)
    .filter(
      (item) => (!wanted || wanted.includes(item.isArchived ? 'ARCHIVED' : 'NOT_ARCHIVED')) && matches(item),
    );
  return paged(found, args, context);
};

function singleSelectValue(item: ProjectItemEntry, name: string) {
  const field = item.project.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const value = field && item.values[field.name];
  if (!field || !value) return null;
  return {
    __typename: 'ProjectV2ItemFieldSingleSelectValue',
    id: nodeId('PVTFSV', `${item.id} ${field.name}`),
    name: value.name,
    optionId: field.options.find((option) => option.name === value.name)?.id ?? null,
    color: 'GRAY',
    createdAt: item.createdAt,
    updatedAt: value.updatedAt,
    field: singleSelect(field),
    item,
  };
}

export const projectResolvers: Resolvers = {
  Organization: { projectV2, projectsV2 },
  User: { projectV2, projectsV2 },
  ProjectV2: {
    owner: (project: WorldProject, _args, { index }) => index.account(project.owner),
    resourcePath: (project: WorldProject) => new URL(project.url).pathname,
    field: (project: WorldProject, { name }: NamedField) =>
      fieldsOf(project).find((field) => field.name.toLowerCase() === name.toLowerCase()) ?? null,
    fields: (project: WorldProject, args: PageArguments, context) => paged(fieldsOf(project), args, context),
    items,
  },
  ProjectV2Item: {
    type(item: ProjectItemEntry, _args, context) {
      const content = contentOf(item, context);
      return content === null ? 'REDACTED' : TYPES[content.__typename];
    },
    content: (item: ProjectItemEntry, _args, context) => contentOf(item, context),
    fieldValueByName: (item: ProjectItemEntry, { name }: NamedField) => singleSelectValue(item, name),
    fieldValues: (item: ProjectItemEntry, args: PageArguments, context) =>
      paged(
        Object.keys(item.values).flatMap((name) => singleSelectValue(item, name) ?? []),
        args,
        context,
      ),
  },
  DraftIssue: {
    creator: (draft: WorldDraft, _args, { index }) => index.account(draft.creator),
    bodyText: (draft: WorldDraft) => draft.body,
    assignees(draft: WorldDraft, args: PageArguments, context) {
      const accounts = draft.assignees.map(context.index.account);
      return paged(
        accounts.filter((account): account is WorldUser => account?.__typename === 'User'),
        args,
        context,
      );
    },
  },
};
