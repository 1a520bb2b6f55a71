import { titleRecord } from '../../linking/build-item.ts';
import type { NextAnswer } from '../../model/answers.ts';
import { InputError } from '../../model/input-error.ts';
import type { JudgedItem } from '../../rules/judged-item.ts';
import type { PendingReview } from '../../rules/reviews.ts';
import type { Assessment } from '../assess.ts';
import { askedOf } from './asked.ts';
import { findSubject } from './subject.ts';

type Entry = NextAnswer['subjects'][number];

/**
 * What to finish first, whose move it is, and which reviews come before anything is started.
 * @param name a person or a team; null: every team, or everyone where there are none
 * @throws InputError for a name that nobody has
 */
export function nextAnswer(assessment: Assessment, name: string | null): NextAnswer {
  const { teams } = assessment.linked;
  return {
    ...askedOf(assessment),
    subjects:
      name !== null
        ? [ofSubject(name, assessment)]
        : teams.all.length === 0
          ? [
              entry(
                'everyone',
                'everyone',
                () => true,
                () => true,
                assessment,
              ),
            ]
          : teams.all.map((team) => ofTeam(team.name, assessment)).filter(hasWork),
  };
}

const hasWork = ({ items, reviews }: Entry): boolean => items.length + reviews.length > 0;

function ofSubject(typed: string, assessment: Assessment): Entry {
  const subject = findSubject(typed, assessment);
  if (subject.per === 'team') return ofTeam(subject.name, assessment);
  if (subject.per === 'agent')
    throw new InputError([
      {
        file: null,
        path: 'NAME',
        message: `"${subject.name}" is an agent, and what it works on is held by people`,
        hint: 'Ask for a person or a team',
      },
    ]);
  const { name } = subject;
  return entry(
    'person',
    name,
    ({ holders }) => holders.includes(name),
    ({ reviewer }) => reviewer === name,
    assessment,
  );
}

function ofTeam(name: string, assessment: Assessment): Entry {
  const members = new Set(assessment.linked.teams.all.find((team) => team.name === name)?.members);
  return entry(
    'team',
    name,
    ({ teams }) => teams.includes(name),
    ({ reviewer, team }) => team === name || (reviewer !== null && members.has(reviewer)),
    assessment,
  );
}

function entry(
  per: Entry['per'],
  subject: string,
  isOwn: (item: JudgedItem) => boolean,
  isAsked: (review: PendingReview) => boolean,
  { read, next, between, expectations }: Assessment,
): Entry {
  const own = read.items.filter(isOwn);
  const byId = new Map(own.map((item) => [item.id, item]));
  return {
    per,
    subject,
    reviews: read.reviews.filter(isAsked).map(({ item, ...review }) => {
      const record = item.records.find(({ id }) => id === review.id);
      return { ...review, title: record?.title ?? '', url: record?.url ?? null };
    }),
    items: next(own).flatMap(({ id, reasons }) => {
      const item = byId.get(id);
      if (item === undefined) return [];
      const { title, url } = titleRecord(item.inFlight);
      return {
        id,
        title,
        url,
        stage: item.stage,
        ageDays: item.ageDays,
        reasons,
        move: between.moveOf(item),
        lingering: expectations.lingering(item),
      };
    }),
  };
}
