// Reads tests/access/expected.txt: which answer each kind of reader gets at each address.

/** In the order of its columns. */
export const actors = [
  "nobody",
  "visitor",
  "stranger",
  "member",
  "unknown",
  "known",
  "owner",
  "host",
  "elsewhere",
] as const;
export type ActorName = (typeof actors)[number];

/** "does": answered, and something changed or was shown. "ok": answered, and nothing changed. */
export const answers = ["does", "ok", "sign", "no", "none", "gone", "busy", "wrong"] as const;
export type Answer = (typeof answers)[number];

export interface Expected {
  cells: Answer[];
  method: string;
  /** With `{names}` for things of the world the test makes. */
  path: string;
  /** As a browser would send it, with `{names}` too. */
  form: string;
  /** A line that begins with "…" is another case of the address above it. */
  what: string;
}

/** @throws for a line that cannot be read */
export function readExpected(text: string): Expected[] {
  return text
    .split("\n")
    .filter((line) => line.includes("|") && !line.startsWith("#"))
    .map(readLine);
}

function readLine(line: string): Expected {
  const [said = "", address = "", form = "", what = ""] = line.split("|").map((part) => part.trim());
  const [method = "", path = ""] = address.split(" ");
  const cells = said.split(/\s+/) as Answer[];
  if (cells.length !== actors.length || !cells.every((cell) => answers.includes(cell)) || !path || !what)
    throw new Error(`tests/access/expected.txt: cannot read "${line}"`);
  return { cells, method, path, form, what };
}

/** The declared route that answers this line; words in addresses go before blanks, as when they are mounted. */
export function routeOf<R extends { method: string; path: string }>(
  { method, path }: Pick<Expected, "method" | "path">,
  routes: readonly R[],
): R | undefined {
  const tried = (path === "{stop}" ? "/stop-mail/{person}/{mark}" : path).split("?")[0]?.split("/") ?? [];
  const fits = (route: R) => {
    const parts = route.path.split("/");
    return (
      route.method === method &&
      parts.length === tried.length &&
      parts.every((part, i) => part === tried[i] || (part.startsWith(":") && tried[i] !== ""))
    );
  };
  const blanks = (route: R) => route.path.split(":").length;
  return routes.filter(fits).sort((a, b) => blanks(a) - blanks(b))[0];
}
