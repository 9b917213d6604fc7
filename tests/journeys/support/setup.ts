// Before all journeys: the assets built, a browser started, and the small world "denmark" in a database to copy.
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { load } from "../../../db/worlds/denmark/load.ts";
import { connect } from "../../../src/platform/db.ts";
import { buildAssets } from "../../../tools/assets.ts";
import { chromiumFlags, chromiumPath } from "../../../tools/chromium.ts";
import { admin, databaseUrl } from "../../support/server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the browser that all files share is reached. */
    browser: string;
    /** The database that holds the small world. */
    denmark: string;
  }
}

/** What the clock of the small world shows when it begins: half past eight in Denmark, on a Wednesday in June. */
const morning = new Date("2026-06-10T06:30:00Z");

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { databaseServer: server, template } = project.getProvidedContext();
  const denmark = `${template}_denmark`;
  await admin(server, `create database ${denmark} template ${template}`);
  const { db, close } = connect(databaseUrl(server, denmark), { max: 2 });
  await load(db, { people: 600, at: morning });
  await close();
  await buildAssets();
  const browser = await chromium.launchServer({ executablePath: chromiumPath(), args: chromiumFlags });
  project.provide("denmark", denmark);
  project.provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    if (process.env.TEST_DATABASE_URL) await admin(server, `drop database ${denmark} with (force)`);
  };
}
