// The layout of every page: head, header, main, footer, quick exit.
import { deleteCookie, getCookie } from "hono/cookie";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { langName, langs } from "../platform/words.ts";
import { Footer } from "../ui/footer.tsx";
import { Header, type NavItem, SkipLink } from "../ui/header.tsx";
import { LanguagePicker } from "../ui/language-picker.tsx";
import { Menu } from "../ui/menu.tsx";
import { Notice } from "../ui/notice.tsx";
import { QuickExit } from "../ui/quick-exit.tsx";
import { assetUrl } from "./assets.ts";
import { gzip } from "./compress.ts";
import { exitUrl } from "./headers.ts";
import type { C } from "./route.ts";

export interface PageOptions {
  title: string;
  /** Which entry of the main menu this page belongs to. */
  at?: "groups" | "mine" | "inbox" | "me";
  /** Leaves out what needs the database or scripts: for failures and printing. */
  plain?: boolean;
  /** One sentence for chats and search. */
  description?: string;
  /** A script of this page's own, besides the one of every page. */
  script?: string;
  /** Where to find what a phone needs to know to keep this site as an app. */
  manifest?: string;
  /** Ready bytes that stand where the body holds `fillMark`; the same bytes for many readers are packed once. */
  fill?: Uint8Array;
}

/** Answers with a whole page around `body`. */
export function page(c: C, options: PageOptions, body: Child): Response {
  const { t, actor, platform } = c.var;
  const said = getCookie(c, "said");
  if (said) deleteCookie(c, "said", { path: "/" });
  // The style sheet is asked for before the page is read: measured, 24 ms sooner in the middle of five visits.
  c.header("Link", `<${assetUrl("app.css")}>; rel=preload; as=style`);
  const html = (
    <>
      {doctype}
      <html lang={t.lang} dir={t.dir}>
        <Head c={c} options={options} />
        <body>
          <SkipLink label={t("web:skip")} />
          <Header
            brand={t("web:name")}
            navLabel={t("web:nav.main")}
            items={navItems(c, options.at)}
            language={
              <Menu label={t("web:nav.language")} icon="languages">
                <Languages c={c} />
              </Menu>
            }
            exit={<QuickExit label={t("web:exit")} hint={t("web:exit_hint")} away={exitUrl} />}
          />
          <main id="main" class="wide" tabindex={-1}>
            {said && t.has(said) ? (
              <Notice kind="success" alive>
                {t(said)}
              </Notice>
            ) : null}
            {body}
          </main>
          <Footer
            words={platform.world === "denmark" ? t("web:demo") : t("web:footer.about")}
            links={actor.personId ? [] : [{ href: "/sign-in", label: t("web:nav.sign_in") }]}
          />
        </body>
      </html>
    </>
  );
  return send(c, html.toString(), options.fill);
}

/** Where `fill` goes in a body. */
export const fillMark = "<!--fill-->";
/** Below this many bytes packing gains nothing. */
const small = 900;

/** Sends a page or a piece of one, packed when the browser takes gzip. Components may not be async. */
export function send(c: C, html: string | Promise<string>, fill?: Uint8Array): Response {
  if (typeof html !== "string") throw new Error("a component waited for something: fetch it in the route");
  const at = fill ? html.indexOf(fillMark) : -1;
  const pieces =
    fill && at >= 0
      ? [Buffer.from(html.slice(0, at)), fill, Buffer.from(html.slice(at + fillMark.length))]
      : [Buffer.from(html)];
  c.header("Content-Type", "text/html; charset=UTF-8");
  c.header("Vary", "Accept-Encoding");
  const takes = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  if (!takes || html.length + (fill?.length ?? 0) < small) return c.body(Buffer.concat(pieces));
  c.header("Content-Encoding", "gzip");
  return c.body(gzip(pieces, fill));
}

const doctype = html`<!doctype html>`;

function Head({ c, options }: { c: C; options: PageOptions }) {
  const { t } = c.var;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${options.title} · ${t("web:name")}`}</title>
      {options.description ? <meta name="description" content={options.description} /> : null}
      <link rel="icon" type="image/svg+xml" href={assetUrl("mark.svg")} />
      <link rel="stylesheet" href={assetUrl("app.css")} />
      {options.plain ? null : <script type="module" src={assetUrl("app.js")} />}
      {options.manifest ? <link rel="manifest" href={options.manifest} /> : null}
      {options.script ? <script type="module" src={assetUrl(options.script)} /> : null}
    </head>
  );
}

function navItems(c: C, at: PageOptions["at"]): NavItem[] {
  const { t, actor } = c.var;
  const groups: NavItem = {
    href: "/groups",
    label: t("web:nav.groups"),
    icon: "people",
    current: at === "groups",
  };
  if (!actor.personId) {
    return [groups, { href: "/sign-in", label: t("web:nav.sign_in"), icon: "person", current: at === "me" }];
  }
  const count = { number: actor.unread, words: t("web:nav.inbox_unread", { count: actor.unread }) };
  return [
    groups,
    { href: "/mine", label: t("web:nav.mine"), icon: "hand", current: at === "mine" },
    { href: "/inbox", label: t("web:nav.inbox"), icon: "inbox", current: at === "inbox", count },
    { href: "/me", label: t("web:nav.me"), icon: "person", current: at === "me" },
  ];
}

function Languages({ c }: { c: C }) {
  const languages = langs.map((lang) => ({ lang, name: langName(lang), current: c.var.t.lang === lang }));
  return <LanguagePicker label={c.var.t("web:nav.language")} back={c.req.path} languages={languages} />;
}
