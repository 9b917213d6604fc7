// Writes docs/access.md: who gets what at which address, and what every form may contain.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { moduleRoutes } from "../src/modules.ts";
import { ROOT } from "../src/platform/root.ts";
import { healthRoutes } from "../src/web/health.ts";
import type { Declared, Who } from "../src/web/route.ts";
import { styleRoutes } from "../src/web/style.tsx";
import { actors, type Expected, readExpected, routeOf } from "./access-expected.ts";
import { type Field, fieldsOf } from "./access-fields.ts";

/** Every route there is, as main mounts them outside production. */
export const declaredRoutes: readonly Declared[] = [...moduleRoutes, healthRoutes(), styleRoutes].flatMap(
  ({ list }) => list,
);

const file = join(ROOT, "docs/access.md");
export const expectedFile = join(ROOT, "tests/access/expected.txt");

export const readRows = (): Expected[] => readExpected(readFileSync(expectedFile, "utf8"));

const whoWords: Record<Who, string> = {
  anyone: "anyone",
  person: "whoever is signed in",
  host: "hosts of the group",
  owner: "whoever asked, and hosts",
  participant: "those who take part",
  demo: "the demo world only",
};

const head = `# Who may what

Every address of Nabo, who may use it, and what its form may contain. What is not here does not exist: a test tries every
line below as nine different readers, looks at the whole database before and after, and fails when an answer differs, when
an address or a field is missing here, or when a page shows a form that is not here.

Generated from the routes themselves and from \`tests/access/expected.txt\`: \`bin/check --mend\`

The nine readers: **nobody** (not signed in), a **visitor** (not signed in, has begun a draft on this device), a
**stranger** (signed in, in no group), a **member** of the group, two who have taken a place in a call of the group, of
whom one is **not known** there and one is **known**, the **asker** whose call it is, a **host** of the group, and the host
of **another group**. Somebody else's things are always those of the asker or of the one who is known, unless said otherwise.

| answer | meaning |
|---|---|
| ✓ | shown, or done |
| · | answered, and nothing changes |
| sign in | asked to sign in first |
| no | refused; nothing changes |
| not there | as if it did not exist; nothing changes |
| over | has ended or was taken away; nothing changes |
| later | not now: full, too early, or at odds with something else; nothing changes |
| again | the form comes back with what does not fit; nothing changes |
`;

const columns = [
  "nobody",
  "visitor",
  "stranger",
  "member",
  "not known",
  "known",
  "asker",
  "host",
  "another group",
];

/** @throws when a route has no line in expected.txt or a line belongs to no route */
export function accessTable(): string {
  const rows = readRows();
  const byRoute = Map.groupBy(rows, (row) => routeOf(row, declaredRoutes));
  const lost = byRoute.get(undefined) ?? [];
  if (lost.length)
    throw new Error(`no route answers ${lost.map((row) => `${row.method} ${row.path}`).join(", ")}`);
  const modules = [...new Set(declaredRoutes.map(({ module }) => module))];
  const sections = modules.map((module) => {
    const routes = declaredRoutes.filter((route) => route.module === module);
    return section(module, routes, (route) => byRoute.get(route) ?? missing(route));
  });
  return `${head}\n${sections.join("\n")}`;
}

function missing({ method, path }: Declared): never {
  throw new Error(`tests/access/expected.txt says nothing about ${method} ${path}`);
}

function section(module: string, routes: Declared[], rowsOf: (route: Declared) => Expected[]): string {
  const lines = routes.map((route) => {
    const [first] = rowsOf(route);
    return `| ${address(route)} | ${first?.what.split(";")[0]} | ${whomFor(route, first)} | ${fieldWords(fieldsOf(route.fields))} |`;
  });
  const tries = routes.flatMap((route) =>
    rowsOf(route).map(
      (row) => `| ${triedAt(route, row)} | ${row.cells.map((cell) => sign(row, cell)).join(" | ")} |`,
    ),
  );
  return `## ${module}

| address | what it is for | for whom | fields of the form |
|---|---|---|---|
${lines.join("\n")}

| tried | ${columns.join(" | ")} |
|---|${actors.map(() => ":-:|").join("")}
${tries.join("\n")}
`;
}

/** Open to everybody's device, and to strangers as if it were not there: it belongs to whoever began it. */
const whomFor = ({ who }: Declared, first: Expected | undefined): string =>
  who === "anyone" && first?.cells[actors.indexOf("stranger")] === "none"
    ? "whoever began it"
    : whoWords[who];

const address = ({ method, path }: Declared): string => `${method} \`${path}\``;
const triedAt = (route: Declared, row: Expected): string =>
  row.what.startsWith("…") ? row.what : `${address(route)}<br>${row.what}`;

const cells: Record<Expected["cells"][number], string> = {
  does: "✓",
  ok: "·",
  sign: "sign in",
  no: "no",
  none: "not there",
  gone: "over",
  busy: "later",
  wrong: "again",
};

const sign = ({ method }: Expected, cell: Expected["cells"][number]): string =>
  method === "GET" && cell === "ok" ? cells.does : cells[cell];

/** Fields of one kind stand together: twelve roles are one line. */
function fieldWords(fields: Field[]): string {
  const kinds = Map.groupBy(fields, ({ kind, optional }) => `${optional ? "if given, " : ""}${kind}`);
  return [...kinds]
    .map(([kind, same]) => `${same.map(({ name }) => `\`${name}\``).join(", ")}: ${kind}`)
    .join("<br>");
}

/** A sentence when docs/access.md is not what the routes say. */
export function staleAccess(): string[] {
  try {
    return readFileSync(file, "utf8") === accessTable()
      ? []
      : ["docs/access.md is not current: bin/check --mend"];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

export const writeAccess = (): void => writeFileSync(file, accessTable());
