// The browser for the journeys: Debian's Chromium, found or installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isRoot } from "../src/platform/state.ts";

/** Chromium's sandbox does not work for root, and small machines have little shared memory. */
export const chromiumFlags = [...(isRoot() ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"];

/** Path of an installed Chromium; CHROMIUM names another one. Null when there is none. */
function findChromium(): string | null {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = folders.flatMap((folder) =>
    ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name)),
  );
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * Finds Chromium, and installs it where we may.
 * @throws a sentence that says why not and what to do.
 */
export function chromiumPath(): string {
  const found = findChromium();
  if (found) return found;
  const byHand = "Install it with: apt-get update && apt-get install chromium (or name one in CHROMIUM)";
  const apt = spawnSync("apt-get", ["--version"]).status === 0;
  if (!isRoot() || !apt) {
    throw new Error(
      `Chromium is missing, and ${apt ? "only root may install it" : "this is not Debian"}. ${byHand}`,
    );
  }
  console.log("Chromium is missing: installing Debian's, about 100 MB.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "chromium"],
  ]) {
    const { status } = spawnSync("apt-get", args, { env, stdio: ["ignore", "inherit", "inherit"] });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed; its own words are above. ${byHand}`);
  }
  const installed = findChromium();
  if (!installed) throw new Error(`Chromium was installed but is not to be found. ${byHand}`);
  return installed;
}
