// The door of conversations: what people write to each other about what they take part in.
import { addKind } from "../notices/public.ts";
import { whenLeaving } from "../people/public.ts";
import { whenChanged } from "../turnout/public.ts";
import { addSubject, findOccasion, followChange, isUnread, leaveAll } from "./service.ts";

addKind("conversations.written", {
  key: "conversations:notice.written",
  icon: "answer",
  immediate: true,
  url: ({ conversation }) => `/conversations/${conversation}`,
  standing: (db, { facts, personId }) => isUnread(db, String(facts["conversation"]), personId),
});

addSubject("call", findOccasion);
whenChanged((platform, id) => followChange(platform, "call", id));
whenLeaving(leaveAll);

export { dayAndTime, whenOf } from "./pages/talk.tsx";
export { addRecord, type Record } from "./routes.tsx";
export { type Blocking, deleteAfter, type Party, partnersOf, type Subject, standingOf } from "./rules.ts";
export { blocksIn, subjectOf } from "./service.ts";
export { departureFrom } from "./store.ts";
