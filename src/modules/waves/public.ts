// The door of waves.

export { sendWave } from "./service.ts";
