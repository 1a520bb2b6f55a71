/** Where something stands in a file of the repository. */
export interface Place {
  /** From the repository's root, with forward slashes. */
  file: string;
  /** Counted from 1; null where only the file is known. */
  line: number | null;
}

/** Finds where a part of the config stands, such as `limits[3]`; null where it is not in the repository. */
export type ConfigPlaces = (configPath: string) => Place | null;
