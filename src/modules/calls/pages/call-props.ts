// What the page of a call and its parts are given.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import type { FormState } from "../../../web/form.ts";
import type { CallFound } from "../service.ts";

export interface CallProps extends CallFound {
  t: T;
  now: Date;
  signedIn: boolean;
  /** The questions and answers about it. */
  thread: Child;
  /** What somebody who is not signed in filled in, when it did not fit. */
  form?: FormState | undefined;
}
