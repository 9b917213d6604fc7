// Who may import whom: the walls of the house. There is no list of exceptions.
import type { Import } from "./imports.ts";

/** Kinds of files in a module and how high they stand: a file may import what stands no higher than itself. */
const height: Record<string, number> = {
  routes: 3,
  tasks: 3,
  pages: 2,
  service: 2,
  policy: 1,
  store: 1,
  rules: 1,
  schema: 1,
  words: 0,
};

interface Spot {
  module: string | null;
  /** In a module the kind of file, elsewhere the folder under src. */
  part: string;
}

function spot(path: string): Spot {
  const [, module = "", inside = ""] = /^src\/modules\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (module) return { module, part: (inside.split("/")[0] ?? "").replace(/\.tsx?$/, "") };
  return { module: null, part: /^src\/([^/]+)\//.exec(path)?.[1] ?? path };
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith("tests/");

/** Sentences about imports that go through a wall; empty when the house is sound. */
export function brokenWalls(imports: readonly Import[]): string[] {
  const ours = imports.filter(({ from }) => !isTest(from));
  const broken = ours.flatMap((edge) => {
    const why = reason(edge);
    return why ? [`${edge.from} imports ${edge.to}: ${why}`] : [];
  });
  const files = cycles(ours.filter(({ typeOnly }) => !typeOnly)).map(
    (ring) => `these files import each other in a ring: ${ring}`,
  );
  const doors = ours.map(({ from, to }) => ({ from: spot(from).module ?? "", to: spot(to).module ?? "" }));
  const modules = cycles(doors.filter(({ from, to }) => from && to && from !== to));
  return [
    ...broken,
    ...files,
    ...modules.map((ring) => `these modules stand on each other in a ring: ${ring}`),
  ];
}

function reason({ from, to, typeOnly }: Import): string | null {
  const [a, b] = [spot(from), spot(to)];
  if (isTest(to)) return "what runs must not need what tests it";
  if (from.startsWith("src/") && /^(bin|tools|bench)\//.test(to)) return "src stands on nothing outside it";
  if (a.module && b.module && a.module !== b.module && b.part !== "public")
    return "another module is entered through its public.ts";
  if (a.part === "rules" && b.part !== "rules" && !typeOnly)
    return "rules are pure: they import types and other rules only";
  if (a.module && a.module === b.module) return inside(a.part, b.part, typeOnly);
  if (a.module)
    return to === "src/main.ts" || to === "src/modules.ts"
      ? "a module does not know what it is mounted in"
      : null;
  return outside(a.part, b, typeOnly);
}

function inside(from: string, to: string, typeOnly: boolean): string | null {
  if (to === "public" || from === "public")
    return to === "public" ? "a module does not use its own door" : null;
  if (from === "pages" && (to === "store" || to === "service") && !typeOnly)
    return "pages are pure views: hand them what they show";
  const [a, b] = [height[from], height[to]];
  return a !== undefined && b !== undefined && b > a ? `${to} stands above ${from}` : null;
}

function outside(from: string, to: Spot, typeOnly: boolean): string | null {
  if (to.module && ["ui", "platform", "browser", "web"].includes(from)) return `${from} knows no module`;
  if (from === "platform" && (to.part === "web" || to.part === "ui"))
    return "platform stands below web and ui";
  if (from === "ui" && to.part === "web") return "ui stands below web";
  if (from === "browser" && ["web", "platform"].includes(to.part) && !typeOnly)
    return "browser runs on the reader's device";
  return null;
}

/** Rings in a directed graph, each once, as "a -> b -> a". */
export function cycles(edges: readonly { from: string; to: string }[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of edges) next.set(from, (next.get(from) ?? new Set()).add(to));
  const rings: string[] = [];
  const done = new Set<string>();
  const walk = (at: string, path: string[]): void => {
    const seen = path.indexOf(at);
    if (seen >= 0) rings.push([...path.slice(seen), at].join(" -> "));
    if (seen >= 0 || done.has(at)) return;
    for (const to of next.get(at) ?? []) walk(to, [...path, at]);
    done.add(at);
  };
  for (const at of next.keys()) walk(at, []);
  return rings;
}
