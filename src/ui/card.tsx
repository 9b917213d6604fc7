// A sheet of paper on the board: anything that belongs together.
import type { Child, PropsWithChildren } from "hono/jsx";

interface CardProps {
  title?: Child;
  /** Level of the title, where the page's outline asks for another. */
  level?: 2 | 3;
  /** A word above the title. */
  kicker?: Child;
  /** Beside the title: the way to change it. */
  action?: Child;
  id?: string;
}

export const Card = ({ title, level = 2, kicker, action, id, children }: PropsWithChildren<CardProps>) => {
  const Heading = `h${level}` as "h2" | "h3";
  return (
    <section class="card" id={id}>
      {kicker && <p class="kicker">{kicker}</p>}
      {title && (
        <div class="row spread">
          <Heading>{title}</Heading>
          {action}
        </div>
      )}
      {children}
    </section>
  );
};
