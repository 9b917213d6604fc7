// The door of reports: for whoever lets people show something to the hosts.
import { addKind } from "../notices/public.ts";
import { whenLeaving } from "../people/public.ts";
import { forgetWordsOf } from "./store.ts";

addKind("reports.filed", { key: "reports:notice.filed", icon: "warn" });
addKind("reports.closed", { key: "reports:notice.closed", icon: "check", urgency: "digest" });

whenLeaving(async (_platform, trx, personId) => {
  await forgetWordsOf(trx, personId);
});

export { ReportsLink } from "./pages/link.tsx";
export { addReportPart, type ReportPart } from "./routes.tsx";
export { file, reportFor } from "./service.ts";
export { countOpen, type Report } from "./store.ts";
