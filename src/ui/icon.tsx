// One picture. Always beside a word: hidden from those who listen.
import { raw } from "hono/html";
import { drawingOf, type IconName, iconNames, spriteName, turning } from "./icons.ts";

export type { IconName } from "./icons.ts";

// A board shows hundreds of these, so each is put together once.
const ready = new Map(
  iconNames.map((name) => [
    name,
    raw(
      `<svg class="i${turning.has(name) ? " turn" : ""}" aria-hidden="true"><use href="/assets/${spriteName}#${drawingOf(name)}"/></svg>`,
    ),
  ]),
);

export const Icon = ({ name }: { name: IconName }) => ready.get(name) ?? null;
