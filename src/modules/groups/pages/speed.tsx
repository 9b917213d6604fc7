// How quickly calls were filled, with what is counted beside it.
import type { T } from "../../../platform/words.ts";
import { Card } from "../../../ui/card.tsx";
import { type Speed, spoken } from "../rules.ts";

export const SpeedFigure = ({ t, speed }: { t: T; speed: Speed }) => (
  <Card title={t("groups:speed.title")} id="speed">
    <p class="big">{t("groups:speed.filled", { count: speed.filled })}</p>
    <p>{speedWords(t, speed)}</p>
    <p class="hint">{t("groups:speed.definition")}</p>
  </Card>
);

/** One sentence: "Half of them within 40 minutes", or that there are too few to say. */
export function speedWords(t: T, speed: Speed): string {
  if (!speed.enough) return t("groups:speed.few");
  const { unit, count } = spoken(speed.minutes);
  return t(`groups:speed.${unit}`, { count });
}
