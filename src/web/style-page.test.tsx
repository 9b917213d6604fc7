// All components together: nothing leans on inline style or script, every id leads somewhere, every picture exists.
import { expect, test } from "vitest";
import { sprite } from "../ui/icons.ts";
import { StylePage } from "./style-page.tsx";
import { samples } from "./style-samples.ts";

test.each(Object.keys(samples) as (keyof typeof samples)[])("the page of components in %s", (lang) => {
  const html = String(<StylePage lang={lang} />);
  expect(html).not.toMatch(/ style=| on\w+="/);
  const used = [...html.matchAll(/icons-\w+\.svg#([\w-]+)/g)].map(([, id]) => id);
  for (const id of new Set(used)) expect(sprite).toContain(`<symbol id="${id}"`);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, list] of html.matchAll(/aria-describedby="([^"]+)"/g)) {
    for (const id of list?.split(" ") ?? []) expect(ids).toContain(id);
  }
});
