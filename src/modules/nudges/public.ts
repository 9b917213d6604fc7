// The door of nudges: asking people, and what became of it.
import { provideAsked } from "../attention/public.ts";
import { addKind } from "../notices/public.ts";
import { answerLinks, asked, fewerLinks, stillStands } from "./service.ts";

addKind("nudges.asked", {
  key: "nudges:notice.asked",
  icon: "hand",
  links: answerLinks,
  fewer: fewerLinks,
  standing: stillStands,
  url: ({ nudge }) => `/nudges/${String(nudge)}`,
});
addKind("nudges.found", {
  key: "nudges:notice.found",
  icon: "success",
  urgency: "silent",
  replaces: ({ nudge }) => `nudge ${String(nudge)}`,
  url: ({ nudge }) => `/nudges/${String(nudge)}`,
});
provideAsked(asked);

export { reasonOf } from "./pages/reasons.tsx";
export { type AskedPeople, answerPath, askedAbout, noteTaken, send, standDown } from "./service.ts";
export { asksSince, countAsked, lastNudgeAt, type NewNudge, type Nudge, nudgesOf } from "./store.ts";
