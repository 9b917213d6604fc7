// The table of access is whole: every route, every field and every form on a page stands in it, and docs/access.md is it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Who } from "../../src/web/route.ts";
import { declaredRoutes, readRows, staleAccess } from "../../tools/access.ts";
import { type ActorName, actors, routeOf } from "../../tools/access-expected.ts";
import { fieldsOf } from "../../tools/access-fields.ts";
import { crawl, type Page } from "./crawl.ts";
import { type Form, formsOf, tagsOf } from "./html.ts";
import { queries } from "./queries.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let pages: Page[];
let forms: (Form & { on: string })[];

/** Some 700 pages: seconds on a quiet machine, a minute on a busy one. */
const patience = 180_000;

beforeAll(async () => {
  world = await openWorld();
  pages = await crawl(world);
  // The page of components shows specimens that lead nowhere.
  forms = pages
    .filter(({ from }) => from !== "GET /style")
    .flatMap(({ html, actor, from }) =>
      formsOf(html).map((form) => ({ ...form, on: `${from} as ${actor}` })),
    );
}, patience);
afterAll(() => world.close());

const routes = [...declaredRoutes];
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const target = (form: Form) => routeOf({ method: form.method, path: form.action }, routes);

test("docs/access.md is what the routes say", () => expect(staleAccess()).toEqual([]));

describe("every line of expected.txt", () => {
  /** Whom a route may ever let in, by whom it says it is for. */
  const letIn: Record<Who, readonly ActorName[]> = {
    anyone: actors,
    demo: actors,
    person: actors.slice(2),
    host: ["host", "elsewhere"],
    owner: ["owner", "host", "elsewhere"],
    participant: ["unknown", "known", "owner", "host"],
  };

  test("fits whom its route is for", () => {
    const amiss = readRows().flatMap((row) => {
      const route = routeOf(row, routes);
      if (!route) return [`${nameOf(row)}: no route answers it`];
      return row.cells.flatMap((cell, i) => {
        const actor = actors[i] ?? "nobody";
        const isIn = cell === "does" || cell === "ok";
        const mustSignIn = i < 2 && route.who !== "anyone" && route.who !== "demo";
        const fits = (!isIn || letIn[route.who].includes(actor)) && mustSignIn === (cell === "sign");
        return fits ? [] : [`${nameOf(row)} is for ${route.who}, and ${actor} gets "${cell}"`];
      });
    });
    expect(amiss).toEqual([]);
  });

  test("stands for a route, and every route has one", () => {
    const tried = new Set(readRows().map((row) => routeOf(row, routes)));
    expect(routes.filter((route) => !tried.has(route)).map(nameOf)).toEqual([]);
  });
});

describe("forms on pages", () => {
  test("there are many, from every kind of reader", () => {
    expect(forms.length).toBeGreaterThan(800);
    expect(pages.filter(({ status }) => status >= 500).map(({ from }) => from)).toEqual([]);
  });

  test("each is answered by a declared route", () => {
    const lost = forms.filter((form) => !target(form));
    expect(lost.map(({ action, on }) => `${action} on ${on}`)).toEqual([]);
  });

  test("each posts only fields its route declares", () => {
    const undeclared = forms.flatMap((form) => {
      const known = fieldsOf(target(form)?.fields).map(({ name }) => name);
      if (form.method !== "POST") return [];
      return Object.keys(form.fields)
        .filter((name) => !known.includes(name))
        .map((name) => `${form.action} does not declare ${name}, posted on ${form.on}`);
    });
    expect([...new Set(undeclared)]).toEqual([]);
  });

  test("a form with a file says so, and no other", () => {
    for (const form of forms) {
      const files = fieldsOf(target(form)?.fields).some(({ kind }) => kind === "a file");
      if (form.multipart) expect(files).toBe(true);
    }
  });

  /** Declared, and on no page that following links leads to; and why that is right. */
  const unseen: Record<string, string> = {
    "/drafts/:id/slots needs_taker": "takers bring nothing; the schema has a field for every role",
    "/answer/:id/:mark accept":
      "on the page that warns of something else at that time, proved in nudges/routes.test.ts",
    "/nudges/:id/answers accept": "the same, signed in",
    "/me/code/kept next": "on the page that shows a new code once, proved in forgery.test.ts",
  };

  test("every declared field is on some page", () => {
    const seen = new Set(
      forms.flatMap((form) => Object.keys(form.fields).map((name) => `${target(form)?.path} ${name}`)),
    );
    const lost = routes.flatMap((route) =>
      fieldsOf(route.fields)
        .map(({ name }) => `${route.path} ${name}`)
        .filter((field) => !seen.has(field)),
    );
    expect(lost.sort()).toEqual(Object.keys(unseen).sort());
  });

  test("every route that takes a form is used by one", () => {
    const used = new Set(forms.map((form) => nameOf(target(form) ?? { method: "", path: "" })));
    const posts = routes.filter(({ method }) => method === "POST").map(nameOf);
    // A script asks for what a passkey answers, and the form sends the answer.
    const asked = ["POST /me/keys/challenge", "POST /sign-in/passkey/challenge"];
    expect(posts.filter((name) => !used.has(name))).toEqual(["POST /me/code/kept", ...asked]);
  });
});

test("every text has a limit", () => {
  const endless = routes.flatMap((route) =>
    fieldsOf(route.fields)
      .filter(({ bounded }) => !bounded)
      .map(({ name }) => `${nameOf(route)} ${name}`),
  );
  expect(endless).toEqual([]);
});

describe("links on pages", () => {
  const links = () =>
    pages.flatMap(({ html, from, actor }) =>
      tagsOf(html).flatMap(({ attributes }) =>
        ["href", "src", "data-href", "data-live", "formaction"].flatMap((name) => {
          const to = attributes[name];
          return to?.startsWith("/") && !to.startsWith("/assets/") ? [{ to, on: `${from} as ${actor}` }] : [];
        }),
      ),
    );

  test("each leads to a declared route, and asks it only what it knows", () => {
    const lost = links().flatMap(({ to, on }) => {
      const url = new URL(to, "http://nabo.test");
      const route = routeOf({ method: "GET", path: url.pathname }, routes);
      const strange = [...url.searchParams.keys()].filter(
        (name) => !queries[route?.path ?? ""]?.includes(name),
      );
      return route && strange.length === 0 ? [] : [`${to} on ${on}`];
    });
    expect([...new Set(lost)]).toEqual([]);
  });

  test("forms that look for something ask only that, too", () => {
    for (const form of forms.filter(({ method }) => method === "GET"))
      expect(queries[target(form)?.path ?? ""]).toEqual(expect.arrayContaining(Object.keys(form.fields)));
  });

  test("nobody is led to a page that refuses them", () => {
    const refused = new Set(
      pages
        .filter(({ status, from }) => status >= 400 && from.startsWith("GET"))
        .map(({ from, actor }) => `${from.slice(4)} as ${actor}`),
    );
    const dead = links().filter(({ to, on }) => refused.has(`${to.split("#")[0]} as ${on.split(" as ")[1]}`));
    expect([...new Set(dead.map(({ to, on }) => `${to} on ${on}`))]).toEqual([]);
  });
});
