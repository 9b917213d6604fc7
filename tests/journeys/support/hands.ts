// How somebody works a page: by touch, by touch without script, or by keyboard alone with the focus in sight.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

export type Way = "touch" | "no script" | "keyboard";
type Role = "button" | "link";

export interface Hands {
  /** Presses what has this name and leads to a page. */
  press(name: string, role?: Role): Promise<void>;
  /** Presses exactly this one, and waits for the page it leads to. */
  follow(target: Locator): Promise<void>;
  /** Presses what stays on the page: a menu, details, a step. */
  open(target: Locator): Promise<void>;
  write(label: string, text: string): Promise<void>;
  /** Ticks a box or chooses one of several, by its words. */
  choose(label: string): Promise<void>;
  /** How often something was pressed, written or chosen. */
  interactions(): number;
}

/** Not the buttons beside a number, which are named after it. */
const fields = "input, textarea, select";

/** More stops than any page has. */
const stops = 250;
/** Milliseconds for a page to come, on a machine that does much else. */
const longest = 60_000;

export function hands(page: Page, way: Way): Hands {
  let count = 0;
  const ready = (target: Locator) => (way === "keyboard" ? reach(page, target) : target.waitFor());
  const activate = (target: Locator) => (way === "keyboard" ? page.keyboard.press("Enter") : target.tap());
  const one = (role: "button" | "link", name: string) =>
    page.getByRole(role, { name, exact: true }).filter({ visible: true }).first();

  async function follow(target: Locator): Promise<void> {
    count++;
    await ready(target);
    const arrived = page.waitForEvent("domcontentloaded", { timeout: longest });
    // What hinders the press says more than that no page came.
    arrived.catch(() => {});
    await activate(target);
    await arrived;
  }

  return {
    interactions: () => count,
    follow,
    press: (name, role = "button") => follow(one(role, name)),
    async open(target) {
      count++;
      await ready(target);
      await activate(target);
    },
    async write(label, text) {
      count++;
      const field = page.getByLabel(label).and(page.locator(fields)).filter({ visible: true }).first();
      if (way !== "keyboard") return field.fill(text);
      await reach(page, field);
      await field.press("ControlOrMeta+a");
      await page.keyboard.insertText(text);
    },
    async choose(label) {
      count++;
      const input = page.getByLabel(label, { exact: true }).first();
      if (way !== "keyboard") return tick(page, input);
      if ((await input.getAttribute("type")) === "radio") await arrow(page, input);
      else await reach(page, input);
      if (!(await input.isChecked())) await page.keyboard.press("Space");
      expect(await input.isChecked()).toBe(true);
    },
  };
}

/** A finger meets the words beside the box as often as the box. */
async function tick(page: Page, input: Locator): Promise<void> {
  if (await input.isChecked()) return;
  const id = await input.getAttribute("id");
  await (id ? page.locator(`label[for="${id}"]`).first() : input).tap();
  expect(await input.isChecked()).toBe(true);
}

/** A group of radios is one stop; arrows choose within it. */
async function arrow(page: Page, target: Locator): Promise<void> {
  const name = await target.getAttribute("name");
  const group = page.locator(`input[name="${name}"]`);
  await reach(page, target);
  for (let i = (await group.count()) + 1; i > 0; i--) {
    if (await target.evaluate((input) => input === document.activeElement)) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`no arrow leads to ${name}`);
}

interface Stop {
  here: boolean;
  what: string;
  ring: boolean;
  covered: boolean;
}

/** Tabs until the target has the focus. Wherever the focus rests on the way, it can be seen. */
async function reach(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < stops; i++) {
    await page.keyboard.press("Tab");
    const stop = await target.evaluate(lookAtFocus);
    if (!stop) continue;
    expect(stop.ring, `one sees the focus on ${stop.what}`).toBe(true);
    expect(stop.covered, `something lies over ${stop.what}`).toBe(false);
    if (stop.here) return;
  }
  throw new Error(`no Tab leads to ${target}`);
}

/** Runs in the page. What has the focus, whether it is `target`, and whether one can see it. */
function lookAtFocus(target: Element): Stop | null {
  const active = document.activeElement as HTMLElement | null;
  if (!active || active === document.body) return null;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(active);
  // On a button within a control the browser brings along, such as a calendar's, it draws the ring itself.
  const within = !active.matches(":focus");
  const drawn =
    outlineStyle !== "none" &&
    Number.parseFloat(outlineWidth) >= 2 &&
    !/, 0\)$|transparent/.test(outlineColor);
  const ring = within || drawn;
  const box = active.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.2, 0.5, 0.8].map((y) => [box.left + box.width * x, box.top + box.height * y] as const),
  );
  const covered = !points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (active.contains(top) || top.contains(active));
  });
  const radio = (input: Element) =>
    input instanceof HTMLInputElement && input.type === "radio" ? input.name : undefined;
  const here = active === target || (radio(target) !== undefined && radio(active) === radio(target));
  return { here, what: active.outerHTML.slice(0, 120), ring, covered };
}
