/**
 * Compares an answer, in the shape of wiplimit's verdict, with what is true of the configured people.
 * @returns {{missing: number, peopleWrong: number, idsWrong: string[], reviewsWrong: number}} records that should be
 *   there and are not; people whose number of items is another; the same by the items' ids; reviews too many or too few
 */
export function checkAnswer(answer, truth) {
  const people = Object.keys(truth.holding);
  const held = new Map(people.map((person) => [person, new Set()]));
  const records = new Set();
  for (const item of answer.items) {
    for (const holder of item.holders) held.get(holder)?.add(item.id);
    for (const { source, id } of item.records) records.add(`${source} ${id}`);
  }
  const right = people.map((person) => [person, new Set(truth.holding[person])]);
  const differs = (a, b) => [...a].some((one) => !b.has(one));
  const reviews = new Set(
    answer.reviews
      .filter((review) => people.includes(review.reviewer))
      .map((review) => `${review.id}, ${review.reviewer}`),
  );
  const wanted = new Set(truth.reviews);
  return {
    missing: truth.records.filter((record) => !records.has(record)).length,
    peopleWrong: right.filter(([person, ids]) => ids.size !== held.get(person).size).length,
    idsWrong: right.flatMap(([person, ids]) => {
      const got = held.get(person);
      if (!differs(ids, got) && !differs(got, ids)) return [];
      const less = [...ids].filter((id) => !got.has(id));
      const more = [...got].filter((id) => !ids.has(id));
      return [`${person}: lacks ${less.join(' ') || 'nothing'}, has besides ${more.join(' ') || 'nothing'}`];
    }),
    reviewsWrong:
      [...wanted].filter((review) => !reviews.has(review)).length +
      [...reviews].filter((review) => !wanted.has(review)).length,
  };
}
