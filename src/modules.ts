// The modules of this house, in the order they stand on each other.
import { describeCalls } from "./modules/calls/public.ts";
import { route as calls } from "./modules/calls/routes.tsx";
import { route as drafts } from "./modules/drafts/routes.tsx";
import { tasks as draftsTasks } from "./modules/drafts/tasks.ts";
import "./modules/finding/public.ts";
import { route as finding } from "./modules/finding/routes.tsx";
import "./modules/founding/public.ts";
import { route as founding } from "./modules/founding/routes.tsx";
import { route as groups } from "./modules/groups/routes.tsx";
import { addDescriber } from "./modules/notices/public.ts";
import { route as notices } from "./modules/notices/routes.tsx";
import { noticesTasks } from "./modules/notices/tasks.ts";
import { tasks as occasionsTasks } from "./modules/occasions/tasks.ts";
import { findVisit as find } from "./modules/people/public.ts";
import { route as people } from "./modules/people/routes.tsx";
import { peopleTasks } from "./modules/people/tasks.ts";
import { route as profiles } from "./modules/profiles/routes.tsx";
import "./modules/publications/public.ts";
import { route as publications } from "./modules/publications/routes.tsx";
import { tasks as publicationsTasks } from "./modules/publications/tasks.ts";
import { route as questions } from "./modules/questions/routes.tsx";
import { tasks as questionsTasks } from "./modules/questions/tasks.ts";
import type { Platform } from "./platform/platform.ts";
import type { Handlers } from "./platform/tasks.ts";
import { addWords } from "./platform/words.ts";
import type { Routes } from "./web/route.ts";
import ar from "./web/words/ar.json" with { type: "json" };
import da from "./web/words/da.json" with { type: "json" };
import en from "./web/words/en.json" with { type: "json" };

addWords("web", { en, da, ar });
addDescriber("call", describeCalls);

export const findVisit = find;

/** Drafts stand before calls: /calls/new is no call. */
export const moduleRoutes: Routes[] = [
  people,
  profiles,
  notices,
  groups,
  finding,
  founding,
  questions,
  drafts,
  publications,
  calls,
];

/** Everything done in the background. */
export const handlers = (platform: Platform): Handlers => ({
  ...peopleTasks(platform),
  ...noticesTasks(platform),
  ...occasionsTasks(platform),
  ...questionsTasks(platform),
  ...draftsTasks(platform),
  ...publicationsTasks(platform),
});
