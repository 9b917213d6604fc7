// Reads our own pages: strictly, so that whatever breaks out of its place shows as a tag or attribute it must not be.

export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

export interface Form {
  method: string;
  action: string;
  multipart: boolean;
  /** Each named control with the values it would send, as far as the page gives them. */
  fields: Record<string, string[]>;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name] ?? whole;
  });

/** Text as it must stand in a page. */
export const encode = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const tagStart = /<(\/?)([a-z][a-z0-9-]*)/iy;
/** Quoted, or without quotes a plain word of our own, or with no value at all. */
const attribute = /\s+([^\s"'<>/=]+)(?:="([^"]*)"|=([\w-]+)(?=[\s/>])|(?=[\s/>]))/y;
const tagEnd = /\s*\/?>/y;
const comment = /<!--(?:(?!-->)[\s\S])*-->|<!doctype html>/iy;

/** All opening tags in order. @throws where the page is not as tidy as our own components write it */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(html);
    if (found) at = pattern.lastIndex;
    return found;
  };
  for (;;) {
    at = html.indexOf("<", at);
    if (at < 0) return tags;
    if (take(comment)) continue;
    const start = take(tagStart);
    if (!start) throw new Error(`a bare "<" at: ${html.slice(at, at + 60)}`);
    const tag: Tag = { name: (start[2] ?? "").toLowerCase(), attributes: {} };
    for (let next = take(attribute); next; next = take(attribute))
      tag.attributes[(next[1] ?? "").toLowerCase()] = decode(next[2] ?? next[3] ?? "");
    if (!take(tagEnd)) throw new Error(`an untidy tag at: ${html.slice(at - 20, at + 60)}`);
    if (!start[1]) tags.push(tag);
  }
}

/** The forms of a page with their named controls; a control stands in the form around it. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([whole]) => {
    const [form, ...inside] = tagsOf(whole);
    const { method = "get", action = "", enctype } = form?.attributes ?? {};
    const fields: Form["fields"] = {};
    for (const { name, attributes } of inside) {
      if (!["input", "select", "textarea", "button"].includes(name) || attributes["name"] === undefined)
        continue;
      const values = (fields[attributes["name"]] ??= []);
      if (name !== "select" && attributes["value"] !== undefined) values.push(attributes["value"]);
    }
    return { method: method.toUpperCase(), action, multipart: enctype === "multipart/form-data", fields };
  });
}

/** What people read, without tags. */
export const textOf = (html: string): string => decode(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ");

/** The inside of the first such element. */
export const elementOf = (html: string, name: string): string =>
  textOf(new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`).exec(html)?.[1] ?? "").trim();
