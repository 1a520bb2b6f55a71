/** Disjoint sets: which things are one. */
export class UnionFind<T> {
  readonly #parent = new Map<T, T>();

  add(value: T): void {
    if (!this.#parent.has(value)) this.#parent.set(value, value);
  }

  /** The representative of the set that holds the value. */
  find(value: T): T {
    this.add(value);
    let root = value;
    for (
      let next = this.#parent.get(root);
      next !== undefined && next !== root;
      next = this.#parent.get(root)
    )
      root = next;
    this.#parent.set(value, root);
    return root;
  }

  /** Makes both one set; the first one's representative stays. */
  union(keep: T, join: T): void {
    this.#parent.set(this.find(join), this.find(keep));
  }
}
