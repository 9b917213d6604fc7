// The door of openings: they show themselves on the pages of conversations and reports.
import { addRecord } from "../conversations/public.ts";
import { addKind } from "../notices/public.ts";
import { addReportPart } from "../reports/public.ts";
import { partsOf, recordOf } from "./routes.tsx";

addKind("openings.asked", { key: "openings:notice.asked", icon: "lock" });
addKind("openings.opened", {
  key: "openings:notice.opened",
  icon: "lock",
  url: ({ conversation }) => (conversation ? `/conversations/${conversation}` : "/inbox"),
});

addRecord(recordOf);
addReportPart(partsOf);
