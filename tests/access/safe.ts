// What no page of ours may hold, whatever people wrote into it: script, handlers, styles, or anything of other sites.
import { exitUrl } from "../../src/web/headers.ts";
import { tagsOf } from "./html.ts";

const never = new Set([
  "style",
  "iframe",
  "frame",
  "object",
  "embed",
  "base",
  "applet",
  "foreignobject",
  "math",
]);
const addresses = [
  "href",
  "src",
  "srcset",
  "action",
  "formaction",
  "xlink:href",
  "poster",
  "data",
  "ping",
  "background",
];

/** Sentences about what is dangerous in a page; empty when nothing is. */
export function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  for (const { name, attributes } of tagsOf(html)) {
    if (never.has(name)) dangers.push(`a <${name}>`);
    if (name === "script" && !attributes["src"]?.startsWith("/assets/")) dangers.push("script in the page");
    if (name === "meta" && attributes["http-equiv"] !== undefined) dangers.push("a header in the page");
    for (const [attribute, value] of Object.entries(attributes)) {
      if (/^(on|hx-on|style$)/.test(attribute)) dangers.push(`${attribute} on <${name}>`);
      if (addresses.includes(attribute) && !isOurs(value)) dangers.push(`<${name} ${attribute}="${value}">`);
      if (attribute.startsWith("data-") && /^\s*(javascript|data):|^\/\//i.test(value))
        dangers.push(`<${name} ${attribute}="${value}">`);
    }
  }
  if (/<script[^>]*>[^<]/.test(html)) dangers.push("words inside a script");
  return dangers;
}

/** A page, a part of this page, or a query of it; nothing that another site serves or that runs. */
const isOurs = (address: string): boolean => /^(\/(?![/\\])|#|\?|$)/.test(address) || address === exitUrl;
