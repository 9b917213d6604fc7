// Live updates: one stream of changes per page. Each change is told by name; the page fetches its own new words.
import htmx from "htmx.org";

/** Everybody hears of a change at once; fetching is spread over this many milliseconds. */
const spread = 150;

const root = document.querySelector<HTMLElement>("[data-live]");
const due = new Set<string>();
let stream: EventSource | undefined;
let missed = false;

function refreshCall(id: string): void {
  if (due.has(id)) return;
  due.add(id);
  setTimeout(() => {
    due.delete(id);
    const call = document.querySelector<HTMLElement>(`[data-call="${CSS.escape(id)}"]`);
    if (call?.dataset.href) htmx.ajax("GET", call.dataset.href, { target: call, swap: "outerMorph" });
  }, Math.random() * spread);
}

/** After silence nobody knows what was missed: take the whole live part from the page's own address. */
function refreshAll(): void {
  missed = false;
  if (root) htmx.ajax("GET", location.href, { target: root, select: `#${root.id}`, swap: "outerMorph" });
}

function open(): void {
  if (!root?.dataset.live) return;
  stream = new EventSource(root.dataset.live);
  stream.addEventListener("call", ({ data }) => refreshCall(data));
  stream.addEventListener("board", () => {
    for (const line of document.querySelectorAll<HTMLElement>("[data-news]")) line.hidden = false;
  });
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
