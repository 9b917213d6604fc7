// Writes docs/inventory.md from db/inventory.ts, or says whether it is current.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kinds, type Personal } from "../db/inventory/terms.ts";
import { inventory } from "../db/inventory.ts";
import { ROOT } from "../src/platform/root.ts";

const file = "docs/inventory.md";

const intro = `<!-- Generated from db/inventory.ts: bin/check --mend -->
# What Nabo knows about people

Every column that tells something about somebody, why it is kept, who sees it, and when it is forgotten. The data lies in the one PostgreSQL database of this instance and nowhere else; a backup of it holds the same. Whoever leaves for good (My page, at the end) takes all of it along, what they wrote and showed included.

What waits in the task queue holds ids and no words about people; a task that failed is deleted after 30 days, and of its error only the kind is kept. The log holds no names, addresses, words or tokens.`;

/** docs/inventory.md as it should be. */
export function inventoryPage(): string {
  const tables = (
    Object.entries(inventory) as [string, { plain: readonly string[]; personal: Record<string, Personal> }][]
  ).sort(([a], [b]) => (a < b ? -1 : 1));
  const told = tables.filter(([, { personal }]) => Object.keys(personal).length > 0);
  const kindsOf = Object.entries(kinds).map(([kind, meaning]) => `| ${kind} | ${meaning} |`);
  const rest = tables.map(([table, { plain }]) => `| ${table} | ${plain.join(", ") || "none"} |`);
  return `${[
    intro,
    ["| kind | what it tells |", "|---|---|", ...kindsOf].join("\n"),
    ...told.map(([table, { personal }]) => section(table, personal)),
    "## What tells nothing about anybody",
    ["| table | columns |", "|---|---|", ...rest].join("\n"),
  ].join("\n\n")}\n`;
}

function section(table: string, columns: Record<string, Personal>): string {
  const rows = Object.entries(columns).map(
    ([column, { kind, why, seen, term }]) =>
      `| ${column} | ${kind} | ${why} | ${seen} | ${term.kept} | \`${term.by}\` |`,
  );
  const head = ["| column | kind | why | who sees it | kept | forgotten by |", "|---|---|---|---|---|---|"];
  return [`## ${table}`, "", ...head, ...rows].join("\n");
}

/** Sentences; empty when the page says what the inventory says. */
export function staleInventory(): string[] {
  return read() === inventoryPage()
    ? []
    : [`${file} is not what db/inventory.ts says. Mend it with: bin/check --mend`];
}

export function writeInventory(): void {
  if (read() !== inventoryPage()) writeFileSync(join(ROOT, file), inventoryPage());
}

function read(): string {
  try {
    return readFileSync(join(ROOT, file), "utf8");
  } catch {
    return "";
  }
}
