// Whether a group wants more people: a word on a chip, a sentence, and its figures.
import type { PropsWithChildren } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Chip } from "../../../ui/chip.tsx";
import { Details } from "../../../ui/menu.tsx";
import { type Count, type Figures, helpersPerPlace, said, type Want } from "../rules.ts";

/** In lists of groups; nothing where it is even, or too little to say. */
export const WantChip = ({ t, want }: { t: T; want: Want | undefined }) => {
  if (want !== "needs_people" && want !== "enough") return null;
  const [tone, icon] = want === "enough" ? (["plain", "check"] as const) : (["accent", "hand"] as const);
  return (
    <Chip tone={tone} icon={icon}>
      {t(`demand:want.${want}`)}
    </Chip>
  );
};

/** What exactly is counted, beside the figure it is about. */
export const How = ({ t, children }: PropsWithChildren<{ t: T }>) => (
  <Details label={t("demand:how")}>
    <p class="hint">{children}</p>
  </Details>
);

/** "68 places were needed here …", "54 of them were filled." */
export function neededWords(t: T, { needed, found }: Count): string[] {
  const many = said(needed);
  if (many === null) return [t("demand:needed_under")];
  return [t("demand:needed", { count: many }), foundWords(t, found, needed)];
}

function foundWords(t: T, found: number, needed: number): string {
  if (found === needed) return t("demand:found_all");
  const many = said(found);
  return many === null ? t("demand:found_under") : t("demand:found", { count: many });
}

/** The same for what suits the reader. */
export function suitedWords(t: T, { needed, found }: Count): string[] {
  const many = said(needed);
  if (many === null) return [t("demand:suited.needed_under")];
  return [t("demand:suited.needed", { count: many }), foundWords(t, found, needed)];
}

export function freeWords(t: T, free: number): string {
  if (free === 0) return t("demand:free_none");
  const many = said(free);
  return many === null ? t("demand:free_under") : t("demand:free", { count: many });
}

/** How many one can ask for each place; null where there are too few of either to say. */
export function perPlaceWords(t: T, figures: Figures): string | null {
  const people = helpersPerPlace(figures);
  if (people === null) return null;
  return people < 1 ? t("demand:per_place_less") : t("demand:per_place", { count: people });
}
