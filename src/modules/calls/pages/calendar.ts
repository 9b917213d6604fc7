// One call as a calendar file (RFC 5545): title, time and area; never the exact address, for calendars travel far.

import ICAL from "ical.js";
import type { T } from "../../../platform/words.ts";
import { placesOf } from "../rules.ts";
import type { Call } from "../store.ts";
import { callStatus } from "./card.tsx";
import { titleOf, whereOf } from "./sentences.tsx";

/** @throws when the call has no time. */
export function calendarOf(call: Call, t: T, origin: string, now: Date): string {
  if (!call.startsAt) throw new Error("a call without a time has no place in a calendar");
  const calendar = new ICAL.Component(["vcalendar", [], []]);
  calendar.updatePropertyWithValue("prodid", "-//Nabo//Nabo//EN");
  calendar.updatePropertyWithValue("version", "2.0");
  const event = new ICAL.Component("vevent");
  const set = (name: string, value: string | ICAL.Time | number) =>
    event.updatePropertyWithValue(name, value);
  set("uid", `${call.id}@${new URL(origin).hostname}`);
  set("dtstamp", utc(now));
  set("dtstart", utc(call.startsAt));
  if (call.endsAt) set("dtend", utc(call.endsAt));
  set("sequence", call.version);
  set("summary", titleOf({ ...call, places: placesOf(call) }, t));
  set("location", whereOf(call, t));
  set("url", `${origin}/calls/${call.id}`);
  set("description", `${t("calls:page.calendar_note")}\n${origin}/calls/${call.id}`);
  if (callStatus(call, now) === "cancelled") set("status", "CANCELLED");
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

const utc = (at: Date): ICAL.Time => ICAL.Time.fromJSDate(at, true);
