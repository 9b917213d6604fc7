// The modules of this house, in the order they stand on each other.
import "./modules/arrangements/public.ts";
import "./modules/attendance/public.ts";
import { route as attendanceRoutes } from "./modules/attendance/routes.tsx";
import { tasks as attendanceTasks } from "./modules/attendance/tasks.ts";
import "./modules/attention/public.ts";
import { route as attentionRoutes } from "./modules/attention/routes.tsx";
import "./modules/askings/public.ts";
import { tasks as askingsTasks } from "./modules/askings/tasks.ts";
import { describeCalls } from "./modules/calls/public.ts";
import { route as callsRoutes } from "./modules/calls/routes.tsx";
import "./modules/channels/public.ts";
import { route as channelsRoutes } from "./modules/channels/routes.tsx";
import { tasks as channelsTasks } from "./modules/channels/tasks.ts";
import { channelsHealth } from "./modules/deliveries/public.ts";
import { tasks as deliveriesTasks } from "./modules/deliveries/tasks.ts";
import "./modules/devices/public.ts";
import { route as devicesRoutes } from "./modules/devices/routes.tsx";
import { tasks as devicesTasks } from "./modules/devices/tasks.ts";
import "./modules/digests/public.ts";
import { tasks as digestsTasks } from "./modules/digests/tasks.ts";
import "./modules/contacts/public.ts";
import { route as contactsRoutes } from "./modules/contacts/routes.tsx";
import "./modules/conversations/public.ts";
import { route as conversationsRoutes } from "./modules/conversations/routes.tsx";
import { tasks as conversationsTasks } from "./modules/conversations/tasks.ts";
import "./modules/demand/public.ts";
import { route as demandRoutes } from "./modules/demand/routes.tsx";
import "./modules/disclosures/public.ts";
import { route as disclosuresRoutes } from "./modules/disclosures/routes.tsx";
import "./modules/drafts/public.ts";
import { route as draftsRoutes } from "./modules/drafts/routes.tsx";
import { tasks as draftsTasks } from "./modules/drafts/tasks.ts";
import "./modules/finding/public.ts";
import { route as findingRoutes } from "./modules/finding/routes.tsx";
import "./modules/founding/public.ts";
import { route as foundingRoutes } from "./modules/founding/routes.tsx";
import "./modules/groups/public.ts";
import { route as groupsRoutes } from "./modules/groups/routes.tsx";
import { sayLocked } from "./modules/messages/public.ts";
import { addDescriber } from "./modules/notices/public.ts";
import { route as noticesRoutes } from "./modules/notices/routes.tsx";
import { tasks as noticesTasks } from "./modules/notices/tasks.ts";
import "./modules/nudges/public.ts";
import { route as nudgesRoutes } from "./modules/nudges/routes.tsx";
import { tasks as nudgesTasks } from "./modules/nudges/tasks.ts";
import { route as oversightRoutes } from "./modules/oversight/routes.tsx";
import "./modules/occasions/public.ts";
import { tasks as occasionsTasks } from "./modules/occasions/tasks.ts";
import { route as passkeysRoutes } from "./modules/passkeys/routes.tsx";
import "./modules/passkeys/public.ts";
import { tasks as passkeysTasks } from "./modules/passkeys/tasks.ts";
import "./modules/openings/public.ts";
import { route as openingsRoutes } from "./modules/openings/routes.tsx";
import { findVisit } from "./modules/people/public.ts";
import { route as peopleRoutes } from "./modules/people/routes.tsx";
import { tasks as peopleTasks } from "./modules/people/tasks.ts";
import "./modules/photos/public.ts";
import "./modules/profiles/public.ts";
import { route as profilesRoutes } from "./modules/profiles/routes.tsx";
import "./modules/prospects/public.ts";
import "./modules/publications/public.ts";
import { route as publicationsRoutes } from "./modules/publications/routes.tsx";
import { tasks as publicationsTasks } from "./modules/publications/tasks.ts";
import "./modules/questions/public.ts";
import { route as pushesRoutes } from "./modules/pushes/routes.tsx";
import { tasks as pushesTasks } from "./modules/pushes/tasks.ts";
import { route as questionsRoutes } from "./modules/questions/routes.tsx";
import { tasks as questionsTasks } from "./modules/questions/tasks.ts";
import "./modules/recoveries/public.ts";
import { route as recoveriesRoutes } from "./modules/recoveries/routes.tsx";
import { tasks as recoveriesTasks } from "./modules/recoveries/tasks.ts";
import "./modules/reports/public.ts";
import { route as reportsRoutes } from "./modules/reports/routes.tsx";
import { tasks as reportsTasks } from "./modules/reports/tasks.ts";
import "./modules/turnout/public.ts";
import { route as turnoutRoutes } from "./modules/turnout/routes.tsx";
import "./modules/waiting/public.ts";
import { tasks as waitingTasks } from "./modules/waiting/tasks.ts";
import type { Platform } from "./platform/platform.ts";
import type { Handlers } from "./platform/tasks.ts";
import type { Routes } from "./web/route.ts";

addDescriber("call", describeCalls);

export { channelsHealth, findVisit, sayLocked };

export const moduleRoutes: Routes[] = [
  peopleRoutes,
  profilesRoutes,
  noticesRoutes,
  passkeysRoutes,
  devicesRoutes,
  channelsRoutes,
  pushesRoutes,
  groupsRoutes,
  recoveriesRoutes,
  foundingRoutes,
  findingRoutes,
  turnoutRoutes,
  attendanceRoutes,
  attentionRoutes,
  nudgesRoutes,
  oversightRoutes,
  demandRoutes,
  questionsRoutes,
  conversationsRoutes,
  contactsRoutes,
  reportsRoutes,
  disclosuresRoutes,
  openingsRoutes,
  callsRoutes,
  draftsRoutes,
  publicationsRoutes,
];

/** Everything done in the background. */
export const handlers = (platform: Platform): Handlers => ({
  ...peopleTasks(platform),
  ...noticesTasks(platform),
  ...passkeysTasks(platform),
  ...devicesTasks(platform),
  ...recoveriesTasks(platform),
  ...channelsTasks(platform),
  ...deliveriesTasks(platform),
  ...digestsTasks(platform),
  ...pushesTasks(platform),
  ...occasionsTasks(platform),
  ...waitingTasks(platform),
  ...attendanceTasks(platform),
  ...nudgesTasks(platform),
  ...askingsTasks(platform),
  ...questionsTasks(platform),
  ...conversationsTasks(platform),
  ...reportsTasks(platform),
  ...draftsTasks(platform),
  ...publicationsTasks(platform),
});
