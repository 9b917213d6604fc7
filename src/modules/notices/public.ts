// The door of notices: telling people what happened.
import { whenLeaving } from "../people/public.ts";
import { forgetTeller } from "./store.ts";

whenLeaving(async (_platform, trx, personId) => {
  await forgetTeller(trx, personId);
});

export { withoutIsolates } from "./rules.ts";
export {
  type AnswerLink,
  addDescriber,
  addKind,
  type Described,
  type Describer,
  describeOccasions,
  type JustTold,
  kindOf,
  nextAllowed,
  type Said,
  say,
  sendAt,
  type Telling,
  tell,
  tellNews,
  whenTold,
} from "./service.ts";
export { markToldRead, noticesById, type Told } from "./store.ts";
