// The door of askings: what asks for people until it has them.
import { whenChanged } from "../turnout/public.ts";
import { followChange } from "./service.ts";

whenChanged(followChange);

export { ask, look, markUrgent } from "./service.ts";
export { askingsOf, stuckIn } from "./store.ts";
