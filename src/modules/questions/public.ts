// The door of the questions module for everybody else.
import { addKind } from "../notices/public.ts";
import { whenLeaving } from "../people/public.ts";
import { removalReasons } from "./rules.ts";
import { deletePostsOf } from "./store.ts";

addKind("questions.asked", { key: "questions:notice.asked", icon: "question" });
addKind("questions.answered", { key: "questions:notice.answered", icon: "answer", urgency: "digest" });
addKind("questions.answered_group", {
  key: "questions:notice.answered_group",
  icon: "answer",
  urgency: "digest",
});
for (const reason of removalReasons) {
  addKind(`questions.removed.${reason}`, {
    key: `questions:notice.removed.${reason}`,
    icon: "remove",
    urgency: "digest",
  });
}

whenLeaving(async (_platform, trx, personId) => {
  await deletePostsOf(trx, personId);
});

export { Thread } from "./pages/thread.tsx";
export { findContact, textLang } from "./rules.ts";
export { readerIn, threadOf } from "./service.ts";
