// All conversations of somebody, those with something new first.
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import type { Line } from "../service.ts";

export const ListPage = ({ t, lines }: { t: T; lines: Line[] }) => (
  <Narrow>
    <Masthead title={t("contacts:list.title")} lead={<p>{t("contacts:list.lead")}</p>} />
    {lines.length > 0 ? (
      <ul class="lines">
        {lines.map((line) => (
          <li class="line">
            <Icon name={line.with === null ? "people" : "person"} />
            <div class="words">
              <a class="cover" href={`/conversations/${line.id}${line.left ? "/report" : ""}`}>
                {line.title || t("contacts:list.something")}
              </a>
              <p class="hint">
                {line.with === null ? (
                  t("contacts:list.all")
                ) : (
                  <bdi>{line.with || t("contacts:list.gone")}</bdi>
                )}
                {line.when ? ` · ${line.when}` : ""}
              </p>
              {line.left ? <p class="hint">{t("contacts:list.left")}</p> : null}
            </div>
            {line.unread > 0 ? (
              <Chip icon="mail" tone="accent">
                {t("contacts:unread", { count: line.unread })}
              </Chip>
            ) : null}
          </li>
        ))}
      </ul>
    ) : (
      <Empty
        icon="answer"
        title={t("contacts:list.empty")}
        action={<ButtonLink href="/mine">{t("web:nav.mine")}</ButtonLink>}
      >
        <p>{t("contacts:list.empty_hint")}</p>
      </Empty>
    )}
  </Narrow>
);
