// The door of the publications module for everybody else.
import { addKind } from "../notices/public.ts";
import { whenLeaving } from "../people/public.ts";
import { deletePhotos } from "../photos/public.ts";
import { forgetWordsOf } from "./store.ts";

addKind("publications.expired", { key: "publications:notice.expired", icon: "waiting" });
whenLeaving(async (_platform, trx, personId) => {
  await deletePhotos(trx, await forgetWordsOf(trx, personId));
});
