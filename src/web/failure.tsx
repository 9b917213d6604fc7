// What people see when something cannot be done: what happened, what was kept, what to do. Never a stack.
import { randomBytes } from "node:crypto";
import { isUnavailable } from "../platform/db.ts";
import { describeError } from "../platform/log.ts";
import { Refusal, type RefusalKind, refusals } from "../platform/refusal.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Masthead, Narrow } from "../ui/layout.tsx";
import { hasFile, readForm, textOnly } from "./form.ts";
import { page } from "./page.tsx";
import type { C } from "./route.ts";

function kindOf(error: unknown): RefusalKind | "error" {
  if (error instanceof Refusal) return error.kind;
  return isUnavailable(error) ? "unavailable" : "error";
}

/** Answers with a readable page; what was posted is kept in a form that can be sent again. */
export async function failurePage(c: C, error: unknown): Promise<Response> {
  const { platform, t } = c.var;
  const kind = kindOf(error);
  const ref = randomBytes(4).toString("hex");
  const status = kind === "error" ? 500 : refusals[kind];
  if (status >= 500) {
    platform.log.error("web.failed", {
      ref,
      status,
      method: c.req.method,
      route: routeOf(c),
      ...describeError(error),
    });
  }
  c.status(status as 500);
  if (kind === "unavailable") c.header("Retry-After", "10");
  const key = error instanceof Refusal ? error.key : `web:refusal.${kind}`;
  const values = error instanceof Refusal ? error.values : {};
  const kept =
    c.req.method === "POST" && (status >= 500 || kind === "too_many") ? await posted(c) : undefined;
  const { personId, mayHost } = c.var.actor;
  const wantsKey = kind === "forbidden" && personId !== null && !mayHost;
  return page(
    c,
    { title: t(`web:refusal.title.${kind}`), plain: status >= 500 },
    <Narrow>
      <Masthead
        title={t(`web:refusal.title.${kind}`)}
        lead={<p>{t.has(key) ? t(key, values) : t(`web:refusal.${kind}`)}</p>}
      />
      {wantsKey ? <p>{t("web:refusal.hosts_passkey")}</p> : null}
      {kept ? <Again action={c.req.path.replace(/^\/+/, "/")} {...kept} t={t} /> : null}
      <p class="row">
        {kind === "sign_in" ? (
          <ButtonLink kind="main" icon="key" href={`/sign-in?next=${encodeURIComponent(backTo(c))}`}>
            {t("web:nav.sign_in")}
          </ButtonLink>
        ) : null}
        {kind === "passkey" || wantsKey ? (
          <ButtonLink kind="main" icon="key" href="/me/keys">
            {t("web:refusal.to_passkeys")}
          </ButtonLink>
        ) : null}
        <ButtonLink href="/">{t("web:refusal.home")}</ButtonLink>
      </p>
      {status >= 500 ? <p class="hint">{t("web:refusal.reference", { ref })}</p> : null}
    </Narrow>,
  );
}

interface Kept {
  form: Record<string, string[]>;
  /** A file came with it, and files are not kept. */
  hadFile: boolean;
}

/** What was posted, read now if the failure came before anybody read it; undefined when it cannot be read. */
async function posted(c: C): Promise<Kept | undefined> {
  const read = c.get("form");
  if (read) return { form: read, hadFile: c.get("hadFile") ?? false };
  return readForm(c.req).then(
    (form) => ({ form: textOnly(form), hadFile: hasFile(form) }),
    () => undefined,
  );
}

function Again({ action, form, hadFile, t }: Kept & { action: string; t: C["var"]["t"] }) {
  const fields = Object.entries(form).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  return (
    <form method="post" action={action} class="stack">
      {fields.map((field) => (
        <input type="hidden" {...field} />
      ))}
      {fields.length > 0 ? <p>{t("web:refusal.kept")}</p> : null}
      {hadFile ? <p>{t("web:refusal.file_lost")}</p> : null}
      <Button kind="main">{t("web:refusal.again")}</Button>
    </form>
  );
}

/** The declared pattern, never the address itself: addresses may hold words that belong to somebody. */
const routeOf = (c: C): string => c.req.routePath;

const backTo = (c: C): string => (c.req.method === "GET" ? c.req.path : "/");
