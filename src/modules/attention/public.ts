// The door of attention: what people wish about being asked, for whoever asks them.

export { BlockLink } from "./pages/block.tsx";
export { roomLeft, type Wishes, weekMs } from "./rules.ts";
export { type Asked, type FindAsked, mutePath, pausePath, provideAsked } from "./service.ts";
export { blockedAmong, holdWishes } from "./store.ts";
