// The door of habits: what is known of who says yes, and learning more of it.

export { type Ask, answeredWithin, chanceOf, type Habit, type Learnt, type Listener } from "./rules.ts";
export { learn, learntIn, noteAsked, type WasAsked } from "./service.ts";
