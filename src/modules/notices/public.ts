// The door of notices: telling people what happened.
import { whenLeaving } from "../people/public.ts";
import { forgetTeller } from "./store.ts";

whenLeaving(async (_platform, trx, personId) => {
  await forgetTeller(trx, personId);
});

export {
  addDescriber,
  addKind,
  type Describer,
  type Telling,
  tell,
} from "./service.ts";
