// The door of attention: what people wish about being asked, for whoever asks them.

export { BlockLink } from "./pages/block.tsx";
export {
  openEnd,
  roomLeft,
  type Standing,
  standingOf,
  usual,
  type Wishes,
  weekMs,
} from "./rules.ts";
export { type Asked, block, type FindAsked, mutePath, pausePath, provideAsked } from "./service.ts";
export { blockedAmong, holdWishes, wishesOf } from "./store.ts";
