/** Project boards (ProjectV2) of a world. */
export interface WorldProjectField {
  id: string;
  name: string;
  options: { id: string; name: string }[];
}

export interface WorldDraft {
  __typename: 'DraftIssue';
  id: string;
  title: string;
  body: string;
  createdAt: string;
  updatedAt: string;
  creator: string | null;
  assignees: string[];
}

export interface WorldProjectItem {
  id: string;
  databaseId: number;
  createdAt: string;
  updatedAt: string;
  isArchived: boolean;
  /** A reference, a draft card, or null for what nobody may see (REDACTED). */
  content: string | WorldDraft | null;
  /** Single select values by field name. */
  values: Record<string, { name: string; updatedAt: string }>;
}

export interface WorldProject {
  __typename: 'ProjectV2';
  id: string;
  databaseId: number;
  owner: string;
  number: number;
  title: string;
  url: string;
  closed: boolean;
  public: boolean;
  createdAt: string;
  updatedAt: string;
  fields: WorldProjectField[];
  items: WorldProjectItem[];
}
