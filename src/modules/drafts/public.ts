// The door of the drafts module for everybody else.

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
