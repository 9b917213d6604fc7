// The door of the drafts module for everybody else.
import { addWords } from "../../platform/words.ts";
import ar from "./words/ar.json" with { type: "json" };
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

addWords("drafts", { en, da, ar });

export { type Asked, Progress } from "./pages/frame.tsx";
export { openOrCall } from "./routes.tsx";
export {
  allocateAt,
  asksChildren,
  detailsOf,
  type Fields,
  missingStep,
  type Resolved,
  resolveTime,
  type Step,
  type StepPage,
  stepOf,
  type TimeProblem,
  type Wall,
} from "./rules.ts";
export { beginDraft, holdDraft, type Opened, openDraft, wallOf } from "./service.ts";
export { deleteDraft, draftsOf } from "./store.ts";
