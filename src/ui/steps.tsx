// Where one is in a form of several pages.
interface StepsProps {
  /** "Step 2 of 5". */
  words: string;
  current: number;
  total: number;
  /** Steps already answered can be gone back to. */
  links?: { href: string; label: string }[];
}

export const Steps = ({ words, current, total, links = [] }: StepsProps) => (
  <div class="steps">
    <p>{words}</p>
    <ol aria-hidden={links.length ? undefined : "true"}>
      {Array.from({ length: total }, (_, index) => {
        const link = links[index];
        const state = index + 1 < current ? "done" : index + 1 === current ? "now" : undefined;
        return (
          <li class={state}>
            {link && (
              <a href={link.href}>
                <span class="away">{link.label}</span>
              </a>
            )}
          </li>
        );
      })}
    </ol>
  </div>
);
