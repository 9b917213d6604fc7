// All benchmarks by name.
import { board } from "./board.ts";
import { claims } from "./claims.ts";
import { dispatchSpeed } from "./dispatch-speed.ts";
import { dispatchTheory } from "./dispatch-theory.ts";
import { dispatchSensitivity, dispatchTuning, dispatchWorld } from "./dispatch-world.ts";
import { weight } from "./weight.ts";

export interface Result {
  /** Printed with --json. */
  figures: Record<string, unknown>;
  /** For people. */
  table: string;
}

export const benches: Record<string, () => Promise<Result>> = {
  board,
  claims,
  weight,
  "dispatch-speed": dispatchSpeed,
  "dispatch-theory": dispatchTheory,
  "dispatch-world": dispatchWorld,
  "dispatch-sensitivity": dispatchSensitivity,
  "dispatch-tuning": dispatchTuning,
};
