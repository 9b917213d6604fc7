// Pure decisions about a nudge: what it still means when somebody opens it.

/** "stood_down": others were quicker. "silent": the time passed without a word. */
export type Answer = "yes" | "no" | "stood_down" | "silent";

export interface NudgeFacts {
  answer: Answer | null;
  /** How the occasion stands. */
  stand: "open" | "closed" | "gone";
  /** Places nobody holds, and nobody in line has a right to. */
  free: number;
  /** The person holds a place in it, or stands in line for one. */
  isIn: boolean;
}

/** "open": they can still answer. "found": others came. "over": it has been, or will not be. */
export type NudgeStand = "open" | "in" | "declined" | "found" | "over";

/** One word for what a message says to whoever opens it, however old it is. */
export function standOfNudge({ answer, stand, free, isIn }: NudgeFacts): NudgeStand {
  if (isIn) return "in";
  if (stand === "gone") return "over";
  if (answer === "no") return "declined";
  // Who said yes and is not in it came too late, or gave the place back.
  if (answer === "yes" || stand === "closed" || free <= 0) return "found";
  return "open";
}
