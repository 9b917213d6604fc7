// Which sentences code asks for.
import { expect, test } from "vitest";
import { compareUse, keysIn } from "./words-used.ts";

const status = "calls:status.$".concat("{status}");
const braces = "calls:done.$".concat("{{ a: 1 }[x]}.end");

test("finds keys in quotes and templates, also with braces in a blank", () => {
  const source = `t("calls:card.far"); t(\`${status}\`); t(\`${braces}\`); t('a b:c')`;
  expect(keysIn(source)).toEqual(["calls:card.far", status, braces]);
});

test("names what is missing and what is said nowhere", () => {
  const keys = new Set(["calls:status.open", "calls:status.done", "calls:old"]);
  const wanted = new Map([
    [status, "a.tsx"],
    ["calls:gone", "b.tsx"],
  ]);
  expect(compareUse(keys, wanted)).toEqual([
    'b.tsx asks for "calls:gone", which no en.json has',
    '"calls:old" is said nowhere',
  ]);
});
