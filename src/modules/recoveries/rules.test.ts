// What a recovery waits for, and what stands in the way of one.
import { expect, test } from "vitest";
import { type Facts, hindrance, isOpen, type Status, statusOf } from "./rules.ts";

const at = (text: string) => new Date(`2026-06-${text}:00Z`);
const begunAt = at("01T08:00");
const readyAt = at("02T10:00");

test.each<[string, Date | null, null | "used", Status]>([
  ["01T09:00", null, null, "asked"],
  ["08T07:59", null, null, "asked"],
  ["08T08:00", null, null, "lapsed"],
  ["02T09:59", readyAt, null, "waiting"],
  ["02T10:00", readyAt, null, "ready"],
  ["09T09:59", readyAt, null, "ready"],
  ["09T10:00", readyAt, null, "lapsed"],
  ["20T10:00", readyAt, "used", "used"],
])("on %s, ready at %s, ended %s: %s", (now, readyAt, outcome, status) => {
  expect(statusOf({ begunAt, readyAt, outcome }, at(now))).toBe(status);
  expect(isOpen(status)).toBe(["asked", "waiting", "ready"].includes(status));
});

const fine: Facts = {
  member: true,
  hostsElsewhere: false,
  self: false,
  hosts: 2,
  begunLately: 0,
  hostSince: at("01T08:00"),
  stoppedAt: null,
};

test.each<[string | null, Partial<Facts>]>([
  [null, {}],
  ["not_member", { member: false }],
  ["self", { self: true }],
  ["hosts_elsewhere", { hostsElsewhere: true }],
  ["alone", { hosts: 1 }],
  ["new_host", { hostSince: at("08T08:01") }],
  ["new_host", { hostSince: null }],
  ["often", { begunLately: 3 }],
  ["rest", { stoppedAt: at("10T08:00") }],
  [null, { stoppedAt: at("08T08:00") }],
])("%s: %j", (why, facts) => {
  expect(hindrance({ ...fine, ...facts }, at("15T08:00"))).toBe(why);
});
