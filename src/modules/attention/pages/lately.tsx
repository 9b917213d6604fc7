// What I was asked in the last seven days, why I, and what I said.
import type { T } from "../../../platform/words.ts";
import { Section } from "../../../ui/layout.tsx";
import { Timeline } from "../../../ui/timeline.tsx";
import { lateWords } from "./moments.ts";

export interface LatelyProps {
  t: T;
  /** The latest first. */
  lately: { at: Date; zone: string; title: string; url: string; reasons: string[]; answer: string }[];
}

export const Lately = ({ t, lately }: LatelyProps) => (
  <Section title={t("attention:lately.title")} id="lately">
    <p>
      {lately.length === 0
        ? t("attention:lately.none")
        : t("attention:lately.asked", { count: lately.length })}
    </p>
    {lately.length > 0 && (
      <Timeline
        items={lately.map(({ at, zone, title, url, reasons, answer }) => ({
          icon: "hand",
          when: lateWords(t, at, zone),
          datetime: at.toISOString(),
          text: (
            <>
              <a href={url}>{title}</a>
              {reasons.length > 0 && (
                <ul class="bullets">
                  {reasons.map((reason) => (
                    <li>{reason}</li>
                  ))}
                </ul>
              )}
              <p class="hint">{answer}</p>
            </>
          ),
        }))}
      />
    )}
  </Section>
);
