// How the parts of a page stand to each other.
import type { Child, PropsWithChildren } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface MastheadProps {
  /** The picture of what it is about, on its stamp. */
  icon?: IconName;
  /** A line above the name: the kind of place. */
  kicker?: Child;
  title: Child;
  /** A sentence or two under it. */
  lead?: Child;
  actions?: Child;
}

/** The name of a page, large, over a printer's rule. */
export const Masthead = ({ icon, kicker, title, lead, actions }: MastheadProps) => (
  <div class="mast">
    <div class={icon && "pinned"}>
      {icon && (
        <div class="pict">
          <Icon name={icon} />
        </div>
      )}
      <div>
        {kicker && <p class="kicker">{kicker}</p>}
        <h1>{title}</h1>
      </div>
      {lead && <div class="lead">{lead}</div>}
    </div>
    {actions && <div class="row acts">{actions}</div>}
  </div>
);

/** The main thing, and beside it (below on a phone) what goes with it. `after` stands under the main thing, on a phone
 *  under both. */
export const Columns = ({ side, after, children }: PropsWithChildren<{ side: Child; after?: Child }>) => (
  <div class="columns">
    <div class="stack">{children}</div>
    <aside class="stack">{side}</aside>
    {after && <div class="stack">{after}</div>}
  </div>
);

/** Things under each other with even air between. */
export const Stack = ({ children }: PropsWithChildren) => <div class="stack">{children}</div>;

/** A page to read or fill in: no wider than a line is read well. */
export const Narrow = ({ children }: PropsWithChildren) => <div class="narrow stack">{children}</div>;

interface LiveProps {
  /** The address of the stream of changes. Without it the part is as still as any other. */
  live?: string;
}

/** Notices side by side as the page has room. Each card fetches itself when it changes. */
export const Board = ({ live, children }: PropsWithChildren<LiveProps>) => (
  <div class="board" id="board" data-live={live}>
    {children}
  </div>
);

/** The part of a page that is taken again from the page's own address when something changes. Once per page, and
 *  without forms people write in. */
export const Live = ({ live, children }: PropsWithChildren<LiveProps>) => (
  <div class="stack" id="live" data-live={live}>
    {children}
  </div>
);

/** A part of a page under its own heading. */
export const Section = ({
  title,
  id,
  action,
  children,
}: PropsWithChildren<{ title: Child; id?: string; action?: Child }>) => (
  <section class="part stack" id={id}>
    <div class="row spread">
      <h2>{title}</h2>
      {action}
    </div>
    {children}
  </section>
);
