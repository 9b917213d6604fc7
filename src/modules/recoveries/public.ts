// The door of recoveries: what people are told of them, and what follows when somebody took their link.
import type { Platform } from "../../platform/platform.ts";
import type { T } from "../../platform/words.ts";
import { whenAnew } from "../devices/public.ts";
import { addKind, type Told } from "../notices/public.ts";
import { stands, stopPath, taken } from "./service.ts";

const idOf = ({ facts }: Pick<Told, "facts">) => String(facts["recovery"]);

/** To the person: with the way to stop it, also where they are not signed in. */
for (const kind of ["begun", "confirmed"]) {
  addKind(`recoveries.${kind}`, {
    key: `recoveries:notice.${kind}`,
    icon: "warn",
    url: () => "/me/recoveries",
    standing: (db, notice) => stands(db, idOf(notice)),
    links: async ({ db }: Platform, notice: Told, t: T) => [
      { label: t("recoveries:stop.button"), url: await stopPath(db, idOf(notice)) },
    ],
  });
}
/** To the hosts. */
for (const kind of ["asked", "seconded"]) {
  addKind(`recoveries.${kind}`, {
    key: `recoveries:notice.${kind}`,
    icon: "desk",
    url: ({ recovery }) => `/recoveries/${recovery}`,
    standing: (db, notice) => stands(db, idOf(notice)),
  });
}
/** To everybody concerned but the one who did it. */
for (const kind of ["stopped", "called_off", "used"])
  addKind(`recoveries.${kind}`, { key: `recoveries:notice.${kind}`, icon: "key" });

whenAnew((trx, platform, { handoverId }) => taken(trx, platform, handoverId));
