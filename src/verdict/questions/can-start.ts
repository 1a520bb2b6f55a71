import { type CanStart, canStart } from '../../flow/can-start.ts';
import { titleRecord } from '../../linking/build-item.ts';
import type { CanStartAnswer } from '../../model/answers.ts';
import { InputError } from '../../model/input-error.ts';
import { finishOrder } from '../../rules/finish-next.ts';
import { sameName } from '../../text/compare.ts';
import type { Assessment } from '../assess.ts';
import { askedOf } from './asked.ts';
import { itemOf, NOBODY, type Start, standing, startOfItem, touchedBy } from './start.ts';
import { findSubject } from './subject.ts';

/**
 * Whether a person, a team or an agent may start one more item, or whether anyone may start a certain one.
 * @param name null: whoever is assigned to the item
 * @param item the id of an item or record; null: any
 * @throws InputError for names and ids that mean nothing, or when neither is given
 */
export function canStartAnswer(
  assessment: Assessment,
  { name, item }: { name: string | null; item: string | null },
): CanStartAnswer {
  const subject = name === null ? null : findSubject(name, assessment);
  if (item !== null) return answer(assessment, startOfItem(assessment, item, subject));
  if (subject === null)
    throw new InputError([
      {
        file: null,
        path: 'NAME',
        message: 'it is not said who wants to start something',
        hint: 'Name a person or a team (wiplimit can-start Ada), an item (--item PAY-12), or give --for-pull-request',
      },
    ]);
  const touched = touchedBy(assessment, subject);
  const notes =
    subject.per === 'person' && touched.teams.length > 1
      ? [
          `${subject.name} is in several teams, so the limits of all of them were asked; --item names the work and its team`,
        ]
      : [];
  return answer(assessment, {
    subject,
    item: null,
    counted: false,
    touched,
    adds: {
      stage: assessment.linked.flow.names[0] ?? null,
      labels: [],
      kind: null,
      lane: 'standard',
    },
    limits: assessment.limits,
    notes,
  });
}

/** Whether the limits that count a pull request hold, as everything stands: it is in flight already. */
export function pullRequestAnswer(assessment: Assessment, id: string): CanStartAnswer {
  const item = itemOf(assessment, id);
  if (item !== undefined) return answer(assessment, { ...standing(assessment, item, null), item: id });
  const leftOut = assessment.linked.leftOut.find((one) => sameName(one.id, id));
  const record = assessment.snapshot.records.find((one) => sameName(one.id, id));
  const isUnread = record === undefined && !assessment.whole.github;
  const reason =
    leftOut !== undefined
      ? `${id} is not counted: ${leftOut.reason}`
      : record !== undefined
        ? `${id} is not in flight: its state is ${record.stateType}`
        : isUnread
          ? `${id} is not among what could be read of GitHub`
          : `${id} is not among what the config reads, so no limit counts it`;
  const nothing = answer(assessment, {
    subject: null,
    item: id,
    counted: false,
    touched: NOBODY,
    adds: null,
    limits: [],
    notes: [reason],
  });
  return isUnread ? { ...nothing, answer: 'unknown' } : nothing;
}

function answer(assessment: Assessment, start: Start): CanStartAnswer {
  const judged = judgeStart(start, assessment);
  const byKey = new Map(start.limits.map((limit) => [limit.key, limit]));
  const byId = new Map(assessment.read.items.map((item) => [item.id, item]));
  return {
    ...askedOf(assessment),
    answer: judged.answer,
    subject: start.subject,
    item: start.item,
    counted: start.counted,
    limits: judged.limits.flatMap(({ key, after, answer: single }) => {
      const limit = byKey.get(key);
      return limit === undefined ? [] : { ...limit, after, answer: single };
    }),
    finishFirst: judged.finishFirst.flatMap((id) => {
      const item = byId.get(id);
      if (item === undefined) return [];
      const { title, url } = titleRecord(item.inFlight);
      return { id, title, url, stage: item.stage, ageDays: item.ageDays };
    }),
    notes: start.notes,
  };
}

/** What is asked about comes last among what to finish: whoever asks wants to work on it. */
function judgeStart(
  { limits, touched, adds, item }: Start,
  { read: { items }, linked, whole, surelyFull }: Assessment,
): CanStart {
  // What is in flight already adds nothing, and where all was read nothing is unknown.
  const full = adds === null || (whole.linear && whole.github) ? new Set<string>() : surelyFull();
  const isCertainlyOver = (key: string) => full.has(key);
  const first = canStart(limits, touched, adds, [], isCertainlyOver);
  const refused = new Set(first.limits.filter(({ answer }) => answer === 'no').map(({ key }) => key));
  if (refused.size === 0) return first;
  const ids = new Set(limits.filter(({ key }) => refused.has(key)).flatMap(({ itemIds }) => itemIds));
  const order = finishOrder(
    items.filter(({ id }) => ids.has(id)),
    linked.flow.names,
  ).map(({ id }) => id);
  const own = items.find((one) => one.id === item || one.records.some(({ id }) => id === item))?.id;
  const ownLast = [...order.filter((id) => id !== own), ...order.filter((id) => id === own)];
  return canStart(limits, touched, adds, ownLast, isCertainlyOver);
}
