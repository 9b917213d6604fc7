// Where the checkout lies: the folder with db/, dist/ and node_modules/.
import { resolve } from "node:path";

/** Set by tools/launch.mjs, because a built command no longer lies where its source does. */
export const ROOT = process.env.NABO_ROOT ?? resolve(import.meta.dirname, "../..");
