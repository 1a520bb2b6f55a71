import type { Note, NoteCode } from '../model/note-codes.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import type { Why } from '../model/verdict.ts';
import { compareNatural } from '../text/compare.ts';
import type { People } from './people.ts';

export interface Holding {
  /** Names of the people whose work it is, sorted. */
  holders: string[];
  /** Names of the bots and agents that work on it. */
  agents: string[];
  why: Why[];
  notes: Note[];
}

/**
 * Whose an item is (contract §2.4): Linear assignee, authors and assignees of its open pull requests, assignees of
 * a counted GitHub issue or card. Bots and agents hold nothing, nor do accounts that are nobody's any more.
 * @param inFlight the item's in-flight records
 */
export function holdersOf(inFlight: readonly SourceRecord[], people: People): Holding {
  const holders = new Set<string>();
  const agents = new Set<string>();
  const why: Why[] = [];
  const notes = new Map<string, Note>();
  const note = (code: NoteCode, message: string) => notes.set(message, { code, message });

  for (const record of inFlight) {
    if (record.kind === 'pull_request' && record.author === null)
      note('author-gone', `The author of ${record.id} no longer has an account`);
    for (const { handle, rule } of hands(record)) {
      const party = people.party(record.source, handle);
      const standing = people.standing(record.source, handle);
      // Whoever is delegate works for the assignee, who holds the issue.
      if (standing === 'agent' || rule === 'agent') {
        // A bot that the config calls a person's own is a bot all the same.
        agents.add(standing === 'agent' && party.kind === 'human' ? handle : party.name);
        why.push({ rule: 'agent', record: record.id, evidence: handle });
      } else if (standing === 'other') {
        note('holder-unknown', `${handle} on ${record.id} is not a person's account, so it holds nothing`);
        why.push({ rule: 'not-a-holder', record: record.id, evidence: handle });
      } else if (standing === 'inactive') {
        note(
          'holder-inactive',
          `${party.name} on ${record.id} is no longer active, so nobody holds that part`,
        );
        why.push({ rule: 'not-a-holder', record: record.id, evidence: `${party.name} is inactive` });
      } else {
        if (!holders.has(party.name))
          for (const evidence of party.joinedBy)
            why.push({ rule: 'person-joined', record: record.id, evidence });
        holders.add(party.name);
        why.push({ rule, record: record.id, evidence: party.name });
      }
    }
  }
  return {
    holders: [...holders].sort(compareNatural),
    agents: [...agents].sort(compareNatural),
    why,
    notes: [...notes.values()],
  };
}

interface Hand {
  handle: string;
  rule: 'held-by-assignee' | 'held-by-author' | 'agent';
}

/** The accounts on a record that may hold it. */
function hands(record: SourceRecord): Hand[] {
  const assignees = record.assignees.map((handle): Hand => ({ handle, rule: 'held-by-assignee' }));
  const agents = record.agents.map((handle): Hand => ({ handle, rule: 'agent' }));
  const author: Hand[] =
    record.kind === 'pull_request' && record.author !== null
      ? [{ handle: record.author, rule: 'held-by-author' }]
      : [];
  return [...author, ...assignees, ...agents];
}
