// What open pages are told: ids of what changed where they look, and nothing of what happens to others.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Change } from "../../src/platform/bus.ts";
import type { ActorName } from "../../tools/access-expected.ts";
import { leaksIn, markersOf } from "./markers.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
/** Ears on the bus, as many as pages are open. */
let listening = 0;

beforeAll(async () => {
  world = await openWorld();
  const { bus } = world.platform;
  const { listen } = bus;
  bus.listen = (hear) => {
    const deaf = listen(hear);
    listening++;
    return () => {
      listening--;
      deaf();
    };
  };
});
afterAll(() => world.close());

/** Tells the bus `changes`, then that everything may have changed, and returns the events that came before that. */
async function eventsOn(path: string, actor: ActorName, changes: Change[]): Promise<string[]> {
  const answer = await world.ask(actor, "GET", path);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const until = async (mark: string) => {
    while (reader && !text.includes(mark)) text += (await reader.read()).value ?? "";
  };
  await until("retry");
  for (const change of changes) world.platform.bus.tell(change);
  const last = { group: world.spots["group.id"] ?? "", occasion: "the-last", person: "" };
  world.platform.bus.tell(
    path.includes("inbox")
      ? { ...last, person: idOf(actor) }
      : path.includes("conversations")
        ? { group: last.group, conversation: path.split("/")[3] ?? "" }
        : path.includes("calls")
          ? { ...last, occasion: path.split("/")[3] ?? "" }
          : last,
  );
  await until(path.includes("groups") ? "the-last" : "event: call");
  await reader?.cancel();
  expect(leaksIn(text, actor, path, markersOf(world))).toEqual([]);
  return [...text.matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(([, event, data]) =>
    `${event} ${data}`.trim(),
  );
}

const idOf = (actor: ActorName): string =>
  actor === "nobody" || actor === "visitor" ? "" : world.cast.somebody[actor].personId;

test("a board hears of the calls of its group", async () => {
  const { ahead, there } = world.spots;
  const odense = world.spots["group.id"] ?? "";
  const aarhus = world.spots["elsewhere.id"] ?? "";
  const changes: Change[] = [
    { group: odense, person: idOf("owner") },
    { group: odense, occasion: ahead ?? "" },
    { group: aarhus, occasion: there ?? "" },
    { group: odense },
  ];
  for (const actor of ["nobody", "host"] as const)
    expect(await eventsOn("/live/groups/odense", actor, changes)).toEqual([`call ${ahead}`, "call the-last"]);
});

test("a call hears of itself", async () => {
  const { ahead, begun } = world.spots;
  const group = world.spots["group.id"] ?? "";
  const changes: Change[] = [
    { group, occasion: begun ?? "" },
    { group, person: idOf("owner") },
  ];
  expect(await eventsOn(`/live/calls/${ahead}`, "nobody", changes)).toEqual([`call ${ahead}`]);
});

test("an inbox hears of its own person, and not who it was", async () => {
  const group = world.spots["group.id"] ?? "";
  const changes: Change[] = [
    { group, person: idOf("owner") },
    { group, person: idOf("host") },
    { group, occasion: world.spots["ahead"] ?? "" },
  ];
  expect(await eventsOn("/live/inbox", "stranger", changes)).toEqual(["call the-last"]);
});

test("a conversation hears of itself, and nobody else does", async () => {
  const { talk, "talk.two": two, ahead } = world.spots;
  const group = world.spots["group.id"] ?? "";
  const changes: Change[] = [
    { group, conversation: two ?? "" },
    { group, occasion: ahead ?? "" },
    { group, conversation: talk ?? "" },
  ];
  expect(await eventsOn(`/live/conversations/${talk}`, "known", changes)).toEqual([`call ${talk}`]);
  for (const path of ["/live/groups/odense", `/live/calls/${ahead}`])
    expect((await eventsOn(path, "known", changes)).join(" ")).not.toMatch(new RegExp(`${talk}|${two}`));
});

test("nobody is listened for who has left, or who only asked for the headers", async () => {
  for (let i = 0; i < 5; i++)
    for (const path of ["/live/groups/odense", world.fill("/live/calls/{ahead}"), "/live/inbox"]) {
      expect((await world.ask("host", "HEAD", path)).status).toBe(200);
      await (await world.ask("host", "GET", path)).body?.cancel();
    }
  await expect.poll(() => listening).toBe(0);
});
