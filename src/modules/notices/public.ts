// The door of notices: telling people what happened.
import { addWords } from "../../platform/words.ts";
import { whenLeaving } from "../people/public.ts";
import { forgetTeller } from "./store.ts";
import ar from "./words/ar.json" with { type: "json" };
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

addWords("notices", { en, da, ar });
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
