// Follows every link of every page as each kind of reader, from every address of expected.txt on.
import { readRows } from "../../tools/access.ts";
import { type ActorName, actors } from "../../tools/access-expected.ts";
import { tagsOf } from "./html.ts";
import type { World } from "./world.ts";

export interface Page {
  actor: ActorName;
  /** How it came about: "GET /groups". */
  from: string;
  status: number;
  headers: Headers;
  html: string;
}

const mostPages = 250;
const formOf = (text: string) => Object.fromEntries(new URLSearchParams(text));

/** All pages `actors` can get to by links, and those that answer forms without changing anything. */
export async function crawl(world: World, by: readonly ActorName[] = actors): Promise<Page[]> {
  const pages: Page[] = [];
  for (const actor of by) {
    for (const page of await follow(world, actor)) pages.push(page);
    for (const page of await answersTo(world, actor)) pages.push(page);
  }
  return pages;
}

async function follow(world: World, actor: ActorName): Promise<Page[]> {
  // What refuses them is led to by no link, or the test that reads this says so.
  const starts = readRows().filter(
    ({ method, path, cells }) =>
      method === "GET" &&
      !path.startsWith("/live/") &&
      ["does", "ok"].includes(cells[actors.indexOf(actor)] ?? ""),
  );
  const found = new Set(starts.map(({ path }) => world.fill(path)));
  const pages: Page[] = [];
  for (const path of found) {
    if (found.size > mostPages)
      throw new Error(`${actor} finds no end of pages: ${[...found].slice(-9).join(" ")}`);
    const answer = await world.ask(actor, "GET", path);
    const page = { actor, from: `GET ${path}`, status: answer.status, headers: answer.headers };
    const location = answer.headers.get("location");
    if (location) found.add(location);
    const html = answer.headers.get("content-type")?.startsWith("text/html") ? await answer.text() : "";
    pages.push({ ...page, html });
    for (const link of linksOf(html)) found.add(link);
  }
  await world.snapshot.restore();
  return pages;
}

/** Links to pages of ours, without the part behind "#". */
const linksOf = (html: string): string[] =>
  tagsOf(html)
    .filter(({ name }) => name === "a")
    .map(({ attributes }) => attributes["href"]?.split("#")[0] ?? "")
    .filter((href) => href.startsWith("/"));

/** Pages that say why not yet: full, at odds, or to be filled in again. */
async function answersTo(world: World, actor: ActorName): Promise<Page[]> {
  const rows = readRows().filter(({ method, cells }) => {
    const cell = cells[actors.indexOf(actor)] ?? "";
    return method === "POST" && ["wrong", "busy", "no", "gone"].includes(cell);
  });
  const pages: Page[] = [];
  for (const { path, form } of rows) {
    const answer = await world.ask(actor, "POST", world.fill(path), { form: formOf(world.fill(form)) });
    const from = `POST ${world.fill(path)}`;
    pages.push({ actor, from, status: answer.status, headers: answer.headers, html: await answer.text() });
  }
  return pages;
}
