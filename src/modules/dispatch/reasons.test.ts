// Who could be asked, and the words for why somebody was.
import { describe, expect, test } from "vitest";
import { type Candidate, type Facts, type Hindrance, hindrance, reasonsOf } from "./rules.ts";

const hour = 3_600_000;
const now = Date.UTC(2026, 5, 10, 9);

const fine: Facts = {
  isAsker: false,
  takesPart: false,
  asked: false,
  blocked: false,
  muted: false,
  pausedUntil: null,
  weeklyLimit: 3,
  asksInWeek: 0,
  busy: false,
  freeThen: true,
  lacks: null,
  sharesLanguage: true,
  quietHours: false,
  mayWake: false,
};

const somebody = (personId: string, changes: Partial<Candidate> = {}): Candidate => ({
  personId,
  facts: fine,
  chance: 0.3,
  km: 5,
  askedAt: null,
  helps: 0,
  record: { yes: 0, asks: 0 },
  newcomer: false,
  fromNeighbours: false,
  languages: [],
  skills: [],
  ...changes,
});

describe("who could be asked", () => {
  test.each<[string, Partial<Facts>, Hindrance | null]>([
    ["somebody like anybody", {}, null],
    ["who asks themselves", { isAsker: true }, "asker"],
    ["who has a place", { takesPart: true }, "taking_part"],
    ["who was asked for this", { asked: true }, "asked"],
    ["who blocked, or is blocked", { blocked: true }, "blocked"],
    ["who muted the group", { muted: true }, "muted"],
    ["who rests until tomorrow", { pausedUntil: now + 24 * hour }, "paused"],
    ["who rested until now", { pausedUntil: now }, null],
    ["who never wants to be asked", { weeklyLimit: 0 }, "never"],
    ["who was asked as often as they like", { asksInWeek: 3 }, "asked_out"],
    ["who may be asked more often", { asksInWeek: 3, weeklyLimit: 7 }, null],
    ["who promised to be elsewhere", { busy: true }, "busy"],
    ["whose week says no", { freeThen: false }, "not_free"],
    ["whose week is unknown", { freeThen: null }, null],
    ["who has no car", { lacks: "car" }, "lacks"],
    ["who would not be understood", { sharesLanguage: false }, "language"],
    ["who sleeps", { quietHours: true }, "quiet"],
    ["who lets urgent things through at night", { quietHours: true, mayWake: true }, null],
    ["the lasting before the passing", { asksInWeek: 3, blocked: true }, "blocked"],
  ])("%s", (_, changes, word) => {
    expect(hindrance({ ...fine, ...changes }, now)).toBe(word);
  });
});

describe("why this person", () => {
  const moment = { nearestKm: 2, now };
  test.each<[string, Partial<Candidate>, string[]]>([
    ["lives near and is free", { km: 2 }, ["near", "free"]],
    ["never told their week", { km: 9, facts: { ...fine, freeThen: null } }, []],
    ["lives far, as everybody does", { km: 9 }, ["nobody_nearer", "free"]],
    ["helped twice of three times", { km: null, record: { yes: 2, asks: 3 } }, ["often_helps", "free"]],
    ["helped once", { km: null, record: { yes: 1, asks: 1 } }, ["free"]],
    [
      "has what is asked for",
      { km: null, skills: ["car"], languages: ["ar"] },
      ["skill", "language", "free"],
    ],
    [
      "is new and from next door",
      { km: null, newcomer: true, fromNeighbours: true },
      ["free", "newcomer", "neighbour_group"],
    ],
    ["had three weeks of peace", { km: null, askedAt: now - 21 * 24 * hour }, ["free", "rested"]],
  ])("somebody who %s", (name, changes, reasons) => {
    const nearestKm = name.includes("as everybody") ? 9 : moment.nearestKm;
    expect(reasonsOf(somebody("p", changes), { nearestKm, now })).toEqual(reasons);
  });
});
