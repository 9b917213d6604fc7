// What was looked for, and in which order groups are shown.

export const pageLength = 20;
/** Further than this nobody leafs. */
export const lastPage = 50;

/** A page number from an address; anything else is the first. */
export function pageNumber(text: string | undefined): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, lastPage) : 1;
}

/** Whether a folded name has a word that begins as looked for. Both folded by `foldName`. */
export const nameFits = (name: string, wanted: string): boolean =>
  wanted !== "" && ` ${name}`.includes(` ${wanted}`);
