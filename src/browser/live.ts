// Live updates: one stream of changes per page. Each change is told by name; the page fetches its own new words.
import htmx from "htmx.org";

/** Everybody hears of a change at once; fetching is spread over this many milliseconds. */
const spread = 150;

const root = document.querySelector<HTMLElement>("[data-live]");
const due = new Set<string>();
let stream: EventSource | undefined;
let missed = false;

/** Each part is its own source: htmx lets one request per source run, one wait, and drops what comes after. */
const morph = (part: Element) => ({ source: part, target: part, swap: "outerMorph" });

function refresh(id: string): void {
  if (due.has(id)) return;
  due.add(id);
  setTimeout(() => {
    due.delete(id);
    const card = document.querySelector<HTMLElement>(`[data-call="${CSS.escape(id)}"]`);
    const news = document.querySelector<HTMLElement>("[data-news]");
    const href = card?.dataset.href ?? root?.dataset.cards?.replace("*", id);
    if (card && href) htmx.ajax("GET", href, morph(card));
    else if (news) news.hidden = false;
    else refreshAll();
  }, Math.random() * spread);
}

/** After silence nobody knows what was missed: take the whole live part from the page's own address. */
function refreshAll(): void {
  missed = false;
  if (root) htmx.ajax("GET", location.href, { ...morph(root), select: `#${root.id}` });
}

function open(): void {
  if (!root?.dataset.live) return;
  // What happened since this page was asked for is told as well; after silence it is taken again anyway.
  const age = missed ? 0 : Math.ceil(performance.now());
  stream = new EventSource(`${root.dataset.live}?age=${age}`);
  stream.addEventListener("call", ({ data }) => refresh(data));
  stream.addEventListener("again", refreshAll);
  stream.onopen = () => missed && refreshAll();
  stream.onerror = () => {
    missed = true;
  };
}

function follow(): void {
  if (document.hidden) {
    missed ||= Boolean(stream);
    stream?.close();
    stream = undefined;
  } else if (!stream) open();
}

if (root) {
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => stream?.close());
  follow();
}
