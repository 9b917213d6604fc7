// What was reported in a group: who says what, and the texts they chose to show.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Narrow, Section } from "../../../ui/layout.tsx";
import { Talk } from "../../../ui/talk.tsx";
import type { Report } from "../store.ts";

interface Props {
  t: T;
  /** The head of the group's pages. */
  head: Child;
  zone: string;
  reports: Report[];
  partsOf(id: string): Child[];
}

export const ReportsPage = ({ head, ...props }: Props) => {
  const { t, reports } = props;
  return (
    <>
      {head}
      <Narrow>
        <Section title={t("reports:title")}>
          <p class="soft">{t("reports:what")}</p>
          {reports.length > 0 ? (
            reports.map((report) => <One {...props} report={report} />)
          ) : (
            <Empty icon="success" title={t("reports:empty")} />
          )}
        </Section>
      </Narrow>
    </>
  );
};

function when(t: T, at: Date, timeZone: string): string {
  const say = (shape: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(t.locale, { ...shape, timeZone }).format(at);
  const time = say({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return t("reports:moment", { day: say({ day: "numeric", month: "long" }), time });
}

const One = ({ t, zone, report, partsOf }: Omit<Props, "head"> & { report: Report }) => (
  <Card
    id={`report-${report.id}`}
    level={3}
    title={t("reports:about.message")}
    kicker={
      <span class="row">
        <span>{when(t, report.at, zone)}</span>
        <Chip
          icon={report.state === "open" ? "warn" : "check"}
          tone={report.state === "open" ? "warn" : "good"}
        >
          {t(`reports:state.${report.state}`)}
        </Chip>
      </span>
    }
  >
    <p>
      {t("reports:by")} <bdi>{report.reporter ?? t("reports:gone")}</bdi>
    </p>
    <blockquote dir="auto">{report.reason || t("reports:erased")}</blockquote>
    <Talk
      label={t("reports:shown")}
      utterances={report.texts.map(({ author, body, hadPhoto, at }, i) => ({
        id: `${report.id}-${i}`,
        author: author ?? t("reports:gone"),
        when: when(t, new Date(at), zone),
        datetime: at,
        text: body,
        instead: body ? undefined : t(author !== null && hadPhoto ? "reports:photo_only" : "reports:erased"),
      }))}
    />
    {partsOf(report.id)}
    {report.state === "open" ? (
      <PostButton action={`/reports/${report.id}/closing`} icon="check">
        {t("reports:close")}
      </PostButton>
    ) : null}
  </Card>
);
