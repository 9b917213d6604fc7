// The pictures in use, and one sprite made of them. A new icon is one line here.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Our word for a picture, and the Lucide drawing that shows it. */
const drawings = {
  // categories of calls
  moving: "truck",
  furniture: "armchair",
  bicycle: "bike",
  transport: "car",
  come_along: "footprints",
  translate_meeting: "languages",
  phone_call: "phone",
  form: "clipboard-pen",
  childcare: "baby",
  homework: "pencil-ruler",
  danish: "messages-square",
  dinner: "utensils",
  legal: "scale",
  health: "stethoscope",
  repair: "wrench",
  other: "life-buoy",
  clothes: "shirt",
  tickets: "ticket",
  gift: "gift",
  // what people bring
  van: "van",
  lifting: "dumbbell",
  tools: "wrench",
  // facts
  clock: "clock",
  calendar: "calendar",
  flexible: "calendar-range",
  "calendar-plus": "calendar-plus",
  place: "map-pin",
  route: "route",
  person: "user",
  people: "users",
  languages: "languages",
  globe: "globe",
  mail: "mail",
  phone: "phone",
  key: "key-round",
  device: "smartphone",
  lock: "lock",
  known: "shield-check",
  // places on the site
  inbox: "inbox",
  bell: "bell",
  poster: "qr-code",
  desk: "clipboard-pen",
  question: "message-circle-question-mark",
  answer: "message-circle",
  // kinds of groups
  city: "house",
  centre: "building-2",
  shop: "shopping-bag",
  club: "volleyball",
  cafe: "coffee",
  // verbs
  hand: "hand-helping",
  plus: "plus",
  minus: "minus",
  check: "check",
  close: "x",
  edit: "pencil",
  copy: "copy",
  remove: "trash-2",
  search: "search",
  filter: "list-filter",
  undo: "undo-2",
  exit: "door-open",
  on_way: "navigation",
  thanks: "heart",
  tie: "handshake",
  // states and directions
  info: "info",
  warn: "triangle-alert",
  success: "circle-check",
  error: "circle-alert",
  urgent: "zap",
  waiting: "timer",
  closed: "ban",
  next: "arrow-right",
  back: "arrow-left",
  up: "chevron-up",
  down: "chevron-down",
  more: "chevron-right",
} as const;

export type IconName = keyof typeof drawings;

export const iconNames = Object.keys(drawings) as IconName[];

/** Drawings that point along the line of reading, and turn round in a right-to-left page. */
export const turning: ReadonlySet<IconName> = new Set<IconName>([
  "moving",
  "bicycle",
  "transport",
  "van",
  "next",
  "back",
  "more",
  "undo",
  "exit",
  "route",
]);

const folder = join(dirname(createRequire(import.meta.url).resolve("lucide-static/package.json")), "icons");

function symbol(drawing: string): string {
  const svg = readFileSync(join(folder, `${drawing}.svg`), "utf8");
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${drawing}" viewBox="0 0 24 24">${shapes
    .replace(/\s+/g, " ")
    .replace(/ ?(\/?>) ?/g, "$1")
    .trim()}</symbol>`;
}

/** The sprite: one SVG document with a symbol for every drawing in use. */
export const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${[...new Set(Object.values(drawings))].map(symbol).join("")}</svg>`;

/** Named after its content, so that a browser may keep it for ever. */
export const spriteName = `icons-${createHash("sha256").update(sprite).digest("hex").slice(0, 8)}.svg`;

export const drawingOf = (name: IconName): string => drawings[name];
