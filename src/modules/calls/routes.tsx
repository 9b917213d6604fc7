// The addresses of calls: the board, one call, taking a place, looking after it, the desk.
import { nobody } from "../../platform/actor.ts";
import { Refusal } from "../../platform/refusal.ts";
import { giveLang } from "../../web/cookies.ts";
import { live } from "../../web/live.ts";
import { page, send } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { groupBySlug } from "../groups/public.ts";
import { prepareSignUp, signUp, welcome } from "../people/public.ts";
import { readerIn, Thread, threadOf } from "../questions/public.ts";
import {
  addPlace,
  type ClaimResult,
  claimSlot,
  closeOccasion,
  removeOccasion,
  waitFor,
} from "../turnout/public.ts";
import { Board } from "./pages/board.tsx";
import { calendarOf } from "./pages/calendar.ts";
import { CallPage, CallState } from "./pages/call.tsx";
import type { CallProps } from "./pages/call-props.ts";
import { callStatus, cardHtml, drawn, personally } from "./pages/card.tsx";
import { layOut } from "./pages/deck.tsx";
import { Desk } from "./pages/desk.tsx";
import { Mine } from "./pages/mine.tsx";
import { LinePage, OverlapPage } from "./pages/obstacle.tsx";
import { RemovalPage } from "./pages/removal.tsx";
import { titleOf } from "./pages/sentences.tsx";
import { mayRemove } from "./policy.ts";
import { isLive, placesOf } from "./rules.ts";
import { boardQuery, claimFields, removalFields, slotFields } from "./schema.ts";
import { board, callFor, deskOf, mineOf, myClaimOn, ownPart, wholeCalls } from "./service.ts";

export const route = routes("calls");

route.get("/groups/:slug", { who: "anyone" }, async (c) => {
  const { platform, actor, t } = c.var;
  const now = platform.clock.now();
  const asked = boardQuery.parse(c.req.query());
  const found = await board(platform, actor, { slug: param(c, "slug"), ...asked });
  const cards = await layOut({
    ...found,
    t,
    now,
    personal: (line) => ownPart(actor, line),
    load: (ids) => wholeCalls(platform, ids),
  });
  return page(
    c,
    { title: found.group.name, at: "groups", fill: cards },
    <Board
      t={t}
      now={now}
      group={found.group}
      me={found.me}
      signedIn={actor.personId !== null}
      empty={cards.length === 0}
      filter={asked}
      hasPlace={actor.lat !== null}
    />,
  );
});

route.get("/live/groups/:slug", { who: "anyone" }, async (c) => {
  const group = await groupBySlug(c.var.platform.db, param(c, "slug"));
  if (!group) throw new Refusal("not_found");
  return live(c, (change) => change.group === group.id && change.occasion !== undefined);
});

route.get("/live/calls/:id", { who: "anyone" }, async (c) => {
  const id = param(c, "id");
  return live(c, (change) => change.occasion === id);
});

async function callProps(c: C, form?: CallProps["form"]): Promise<CallProps> {
  const { platform, actor, t } = c.var;
  const id = param(c, "id");
  const found = await callFor(platform, actor, id);
  const { call } = found;
  const now = platform.clock.now();
  const [thread, reader] = await Promise.all([
    threadOf(platform.db, { groupId: call.groupId, occasionId: id }),
    readerIn(platform.db, actor, call.groupId),
  ]);
  const about = { slug: call.groupSlug, zone: call.groupZone };
  const open = isLive(callStatus(call, now));
  return {
    ...found,
    t,
    now,
    form,
    signedIn: actor.personId !== null,
    thread: (
      <Thread
        t={t}
        thread={thread}
        reader={reader}
        group={about}
        callId={id}
        ownerId={call.ownerId}
        open={open}
        now={now}
      />
    ),
  };
}

const showCall = async (c: C, form?: CallProps["form"]) => {
  const props = await callProps(c, form);
  const { call } = props;
  return page(
    c,
    { title: titleOf({ ...call, places: placesOf(call) }, c.var.t), at: "groups" },
    <CallPage {...props} />,
  );
};

route.get("/calls/:id", { who: "anyone" }, (c) => showCall(c));
route.get("/calls/:id/state", { who: "anyone" }, async (c) => {
  return send(c, (<CallState {...(await callProps(c))} />).toString());
});

route.get("/calls/:id/card", { who: "anyone" }, async (c) => {
  const { platform, actor, t } = c.var;
  const [call] = await wholeCalls(platform, [param(c, "id")]);
  if (!call || call.removedAt) throw new Refusal("gone");
  const mine = await myClaimOn(platform, actor, call.id);
  const own = ownPart(actor, { ...call, mine });
  const card = drawn(cardHtml(call, t, platform.clock.now()));
  return send(c, Buffer.concat(personally(card, own, t)).toString());
});

route.get("/calls/:id/calendar.ics", { who: "participant" }, async (c) => {
  const { platform, actor, t } = c.var;
  const { call, people } = await callFor(platform, actor, param(c, "id"));
  const mine = people.some(
    (p) => p.personId === actor.personId && (p.state === "claimed" || p.state === "arrived"),
  );
  if (!mine && call.ownerId !== actor.personId) throw new Refusal("forbidden");
  if (!call.startsAt) throw new Refusal("not_found");
  c.header("Content-Disposition", 'attachment; filename="nabo.ics"');
  return c.body(calendarOf(call, t, platform.origin, platform.clock.now()), 200, {
    "Content-Type": "text/calendar; charset=utf-8",
  });
});

route.post(
  "/calls/:id/claims",
  { who: "anyone", fields: claimFields, invalid: showCall },
  async (c, fields) => {
    const { platform } = c.var;
    const id = param(c, "id");
    const input = { slotId: fields.slot, occasionId: id, accept: fields.accept };
    const take = fields.wait ? waitFor : claimSlot;
    if (c.var.actor.personId) return afterClaim(c, id, fields.slot, await take(platform, c.var.actor, input));
    if (!fields.name || !fields.lang) {
      c.status(422);
      return showCall(c, { values: {}, errors: { name: { key: "calls:error.name", values: {} } } });
    }
    const { name, lang } = fields;
    const ready = await prepareSignUp(c);
    const signedUp = await platform.db
      .transaction()
      .execute((trx) => signUp(platform, trx, { ...ready, name, lang }));
    const result = await take(platform, { ...nobody, name, personId: signedUp.personId }, input);
    giveLang(c, lang);
    return welcome(c, signedUp, `/calls/${id}`, doneAfter(result));
  },
);

/** What a claim came to, in a sentence, for somebody who first meets their recovery code. */
const doneAfter = (result: ClaimResult): string =>
  result.result === "claimed" ? `calls:done.${claimed(result.known)}` : `calls:done.${result.result}`;
const claimed = (known: boolean): string => (known ? "claimed" : "claimed_unconfirmed");

/** What comes next for somebody who wanted a place. Never an error page for being second. */
async function afterClaim(c: C, id: string, slot: string, result: ClaimResult): Promise<Response> {
  const { t, platform } = c.var;
  const here = `/calls/${id}`;
  switch (result.result) {
    case "claimed":
      return seeOther(c, here, `calls:done.${claimed(result.known)}`);
    case "already":
      return seeOther(c, here, "calls:done.already");
    case "waiting":
      return seeOther(c, here, result.allocateAt ? "calls:done.drawn" : "calls:done.waiting");
    case "offered":
      return seeOther(c, here, "calls:done.offered");
    case "full":
      c.status(409);
      return page(c, { title: t("calls:obstacle.full") }, <LinePage t={t} here={here} slot={slot} />);
    case "tight":
    case "overlap":
      c.status(409);
      return page(
        c,
        { title: t(`calls:obstacle.${result.result}`) },
        <OverlapPage
          t={t}
          here={here}
          slot={slot}
          other={result.other}
          kind={result.result}
          zone="Europe/Copenhagen"
          now={platform.clock.now()}
        />,
      );
    default:
      throw new Refusal("gone", "calls:refusal.over");
  }
}

route.post("/calls/:id/places", { who: "host", fields: slotFields }, async (c, { slot }) => {
  const id = param(c, "id");
  await addPlace(c.var.platform, c.var.actor, { slotId: slot, occasionId: id });
  return seeOther(c, `/calls/${id}`, "calls:done.place_added");
});

route.post("/calls/:id/closing", { who: "owner" }, async (c) => {
  const id = param(c, "id");
  await closeOccasion(c.var.platform, c.var.actor, { occasionId: id });
  return seeOther(c, `/calls/${id}`, "calls:done.closed");
});

const showRemoval = async (c: C, reason = "", error?: string) => {
  const { call, reader } = await callFor(c.var.platform, c.var.actor, param(c, "id"));
  if (!mayRemove(reader)) throw new Refusal("forbidden");
  const { t } = c.var;
  return page(
    c,
    { title: t("calls:removal.title") },
    <RemovalPage t={t} call={call} reason={reason} error={error} />,
  );
};

route.get("/calls/:id/removal", { who: "host" }, (c) => showRemoval(c));
route.post(
  "/calls/:id/removal",
  {
    who: "host",
    fields: removalFields,
    invalid: (c, form) => showRemoval(c, form.values["reason"]?.at(-1), c.var.t("calls:removal.needed")),
  },
  async (c, { reason }) => {
    const id = param(c, "id");
    await removeOccasion(c.var.platform, c.var.actor, { occasionId: id, reason });
    return seeOther(c, `/calls/${id}`, "calls:done.removed");
  },
);

route.get("/groups/:slug/desk", { who: "host" }, async (c) => {
  const { platform, actor, t } = c.var;
  const desk = await deskOf(platform, actor, t, param(c, "slug"));
  return page(
    c,
    { title: t("calls:desk.title"), at: "groups" },
    <Desk t={t} now={platform.clock.now()} {...desk} />,
  );
});

route.get("/mine", { who: "person" }, async (c) => {
  const { platform, actor, t } = c.var;
  const now = platform.clock.now();
  return page(
    c,
    { title: t("calls:mine.title"), at: "mine" },
    <Mine t={t} now={now} {...(await mineOf(platform, actor))} />,
  );
});
