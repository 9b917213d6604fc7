// Reports: somebody shows the hosts what others did, and only what they choose; the hosts look at it and close it.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { type Group, hostsOf, isHost, type Membership, visitGroup } from "../groups/public.ts";
import { type Telling, tell } from "../notices/public.ts";
import { mustBeSomebody } from "../people/public.ts";
import * as store from "./store.ts";

const sameForm = 10 * 60_000;

/** Within the caller's transaction. Hosts who wrote some of it themselves are not told. */
export async function file(trx: Db, platform: Platform, filing: Omit<store.NewReport, "id">): Promise<void> {
  const now = platform.clock.now();
  const report = { ...filing, id: newId() };
  if (await store.sameReport(trx, report, new Date(now.getTime() - sameForm))) return;
  await store.insertReport(trx, report, now);
  const authors = new Set(report.texts.map(({ authorId }) => authorId));
  const hosts = (await hostsOf(trx, report.groupId)).filter(({ personId }) => !authors.has(personId));
  const about = { kind: "reports.filed", groupId: report.groupId, dedup: `report ${report.id}` };
  await tell(
    trx,
    platform,
    hosts.map(({ personId }): Telling => ({ personId, ...about })),
  );
}

export interface Found {
  group: Group;
  me: Membership | undefined;
  reports: store.Report[];
}

const longestList = 100;

/** What was reported in a group, for its hosts. Nobody judges what they wrote themselves. */
export async function reportsIn(platform: Platform, actor: Actor, slug: string): Promise<Found> {
  const personId = mustBeSomebody(actor);
  const found = await visitGroup(platform.pool, slug, actor);
  if (!found) throw new Refusal("not_found");
  if (found.me?.role !== "host") throw new Refusal("forbidden");
  return { ...found, reports: await store.reportsOf(platform.db, found.group.id, personId, longestList) };
}

/** @throws Refusal "not_found" for everybody but the hosts who may judge it */
export async function reportFor(platform: Platform, actor: Actor, id: string): Promise<store.Report> {
  const personId = mustBeSomebody(actor);
  const report = await store.reportById(platform.db, id);
  if (!report || !(await isHost(platform.db, report.groupId, actor))) throw new Refusal("not_found");
  if (report.texts.some(({ authorId }) => authorId === personId)) throw new Refusal("not_found");
  return report;
}

/** The hosts have done what is to do. The reporter is told. Returns the slug of the group. */
export async function close(platform: Platform, actor: Actor, id: string): Promise<void> {
  const { reporterId, groupId } = await reportFor(platform, actor, id);
  await platform.db.transaction().execute(async (trx) => {
    if (!(await store.closeReport(trx, id, mustBeSomebody(actor), platform.clock.now()))) return;
    const about = { kind: "reports.closed", groupId, dedup: `report closed ${id}` };
    await tell(trx, platform, [{ personId: reporterId, ...about }]);
  });
}

const daysOf = { closed: 90, filed: 365 };

export async function forgetOld({ db, clock }: Platform): Promise<void> {
  const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
  await store.deleteOldReports(db, ago(daysOf.closed), ago(daysOf.filed));
}
