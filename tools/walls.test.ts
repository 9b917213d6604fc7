// The walls between modules: which imports go through one, and which are fine.
import { expect, test } from "vitest";
import { brokenWalls, cycles } from "./walls.ts";

const edge = (from: string, to: string, typeOnly = false) => ({ from, to, typeOnly });
const m = "src/modules";

test.each([
  edge(`${m}/calls/service.ts`, `${m}/people/public.ts`),
  edge(`${m}/calls/routes.tsx`, `${m}/calls/service.ts`),
  edge(`${m}/calls/service.ts`, `${m}/calls/store.ts`),
  edge(`${m}/calls/rules.ts`, "src/platform/db.ts", true),
  edge(`${m}/calls/pages/board.tsx`, `${m}/calls/service.ts`, true),
  edge(`${m}/calls/pages/board.tsx`, "src/ui/card.tsx"),
  edge(`${m}/calls/service.test.ts`, `${m}/people/store.ts`),
  edge(`${m}/calls/public.ts`, `${m}/calls/service.ts`),
  edge("src/modules.ts", `${m}/calls/routes.tsx`),
])("$from may import $to", (fine) => {
  expect(brokenWalls([fine])).toEqual([]);
});

test.each([
  [edge(`${m}/calls/service.ts`, `${m}/people/store.ts`), /entered through its public.ts/],
  [edge(`${m}/calls/service.ts`, `${m}/people/store.ts`, true), /entered through its public.ts/],
  [edge(`${m}/calls/store.ts`, `${m}/calls/service.ts`), /service stands above store/],
  [edge(`${m}/calls/service.ts`, `${m}/calls/routes.tsx`), /routes stands above service/],
  [edge(`${m}/calls/pages/board.tsx`, `${m}/calls/store.ts`), /pure views/],
  [edge(`${m}/calls/rules.ts`, "src/platform/db.ts"), /rules are pure/],
  [edge(`${m}/calls/service.ts`, `${m}/calls/public.ts`), /own door/],
  [edge("src/ui/card.tsx", `${m}/calls/public.ts`), /ui knows no module/],
  [edge("src/platform/db.ts", "src/web/page.tsx"), /platform stands below/],
  [edge("src/web/app.ts", `${m}/calls/public.ts`), /web knows no module/],
  [edge(`${m}/calls/service.ts`, "tests/support/clock.ts"), /what tests it/],
  [edge("src/main.ts", "tools/schema.ts"), /nothing outside/],
])("%o is refused", (broken, why) => {
  expect(brokenWalls([broken]).join("\n")).toMatch(why);
});

test("rings are found between files and between modules", () => {
  expect(cycles([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "d")])).toEqual([
    "a -> b -> c -> a",
  ]);
  const [ring] = brokenWalls([
    edge(`${m}/calls/service.ts`, `${m}/people/public.ts`),
    edge(`${m}/people/service.ts`, `${m}/calls/public.ts`, true),
  ]);
  expect(ring).toBe("these modules stand on each other in a ring: calls -> people -> calls");
});
