// The door of dispatch: whom to ask, for anything that has slots.

export { fast, gentle, type Settings } from "./rules.ts";
export {
  type Chosen,
  deadlineOf,
  hopeFor,
  openPlaces,
  type Question,
  type Whom,
  whomToAsk,
  whyStuck,
  withNeighbours,
} from "./service.ts";
