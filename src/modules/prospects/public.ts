// The door of prospects: why something does not fill, telling the hosts in time, and who carries too much.
import { addKind } from "../notices/public.ts";

addKind("prospects.stuck", {
  key: "prospects:notice.stuck",
  icon: "warn",
  say: ({ stuck }, t) => ({ why: t(`prospects:stuck.${String(stuck)}`) }),
});
addKind("prospects.alarm", { key: "prospects:notice.alarm", icon: "urgent" });

export { type Field, type Stuck, stuckBecause } from "./rules.ts";
export { overworkedIn, type Prospect, tellProspect } from "./service.ts";
export type { Helper } from "./store.ts";
