// A refusal: something that may not or cannot be done, with the sentence that says why.
export const refusals = {
  invalid: 422,
  forbidden: 403,
  passkey: 403,
  sign_in: 401,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
} as const;
export type RefusalKind = keyof typeof refusals;

/** Thrown by services; shown as a page in the reader's language. `key` names the sentence, `values` fill it. */
export class Refusal extends Error {
  override name = "Refusal";
  kind: RefusalKind;
  key: string;
  values: Record<string, string | number>;
  constructor(kind: RefusalKind, key = `web:refusal.${kind}`, values: Record<string, string | number> = {}) {
    super(`${kind}: ${key}`);
    this.kind = kind;
    this.key = key;
    this.values = values;
  }
}
