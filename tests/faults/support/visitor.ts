// Somebody's browser, as far as the network sees it: forms, pages, cookies, and what is on a page to be sent again.
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

export interface Asking {
  cookie?: string;
  headers?: Record<string, string>;
}

export type Form = Record<string, string | string[]>;

export const encode = (form: Form): URLSearchParams =>
  new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((v) => [name, v])));

const read = async (answer: Response): Promise<Answer> => ({
  status: answer.status,
  headers: answer.headers,
  text: await answer.text(),
});

export async function get(url: string, { cookie, headers = {} }: Asking = {}): Promise<Answer> {
  return read(
    await fetch(url, { redirect: "manual", headers: { ...headers, ...(cookie ? { cookie } : {}) } }),
  );
}

/** Posts a form as our own pages would; a FormData goes as one with files. */
export async function post(
  url: string,
  form: Form | FormData,
  { cookie, headers = {} }: Asking = {},
): Promise<Answer> {
  const body = form instanceof FormData ? form : encode(form);
  const { origin } = new URL(url);
  return read(
    await fetch(url, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { origin, ...headers, ...(cookie ? { cookie } : {}) },
    }),
  );
}

const unescaped: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const plain = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (code) => unescaped[code] ?? code);
const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** The form in which a page about a failure keeps what was sent, ready to be sent again. */
export function keptForm(page: string): { action: string; form: Form } | undefined {
  const [, tag = "", inside = ""] =
    /(<form method="post"(?! class="exit)[^>]*class="stack"[^>]*>)([\s\S]*?)<\/form>/.exec(page) ?? [];
  if (!tag) return undefined;
  const form: Record<string, string[]> = {};
  for (const [input] of inside.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    (form[attribute(input, "name")] ??= []).push(attribute(input, "value"));
  }
  return { action: attribute(tag, "action"), form };
}

/** Runs `work` on every item, so many at a time. */
export async function eachOf<I>(
  items: readonly I[],
  atOnce: number,
  work: (item: I) => Promise<void>,
): Promise<void> {
  const left = [...items].reverse();
  const hand = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
