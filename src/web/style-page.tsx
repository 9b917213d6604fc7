// Every component on one page, with text of real length. Shown outside production only.
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { CallCard } from "../ui/call-card.tsx";
import { Card } from "../ui/card.tsx";
import { Chip } from "../ui/chip.tsx";
import { Code } from "../ui/code.tsx";
import { Empty } from "../ui/empty.tsx";
import { Facts } from "../ui/facts.tsx";
import { Icon } from "../ui/icon.tsx";
import { iconNames } from "../ui/icons.ts";
import { Board, Columns, Masthead, Section, Stack } from "../ui/layout.tsx";
import { Meter } from "../ui/meter.tsx";
import { Notice } from "../ui/notice.tsx";
import { People, Person } from "../ui/person.tsx";
import { Poster } from "../ui/poster.tsx";
import { Forms } from "./style-forms.tsx";
import { Lists } from "./style-lists.tsx";
import { type Samples, samples } from "./style-samples.ts";

type Part = (props: { s: Samples }) => ReturnType<typeof Section>;

const Buttons: Part = ({ s }) => (
  <Section title="Button, ButtonLink, Chip">
    <ButtonRow>
      <Button kind="main" icon="hand">
        {s.can}
      </Button>
      <Button icon="edit">{s.save}</Button>
      <ButtonLink kind="quiet" href="#main">
        {s.cancel}
      </ButtonLink>
      <Button kind="danger" icon="remove">
        {s.remove}
      </Button>
      <Button disabled>{s.full}</Button>
    </ButtonRow>
    <ButtonRow>
      <Chip>{s.category}</Chip>
      <Chip icon="urgent" tone="warn">
        {s.urgent}
      </Chip>
      <Chip icon="check" tone="good">
        {s.coming}
      </Chip>
      <Chip icon="bell" tone="accent">
        {s.ago}
      </Chip>
      <Chip icon="closed" tone="bad">
        {s.full}
      </Chip>
    </ButtonRow>
  </Section>
);

const Calls: Part = ({ s }) => {
  const call = {
    href: "#main",
    when: s.when,
    where: s.where,
    category: s.category,
  };
  return (
    <Section title="CallCard, Meter">
      <Board>
        <CallCard
          {...call}
          id="one"
          icon="moving"
          title={s.call}
          state={{ icon: "urgent", word: s.urgent, tone: "warn" }}
          more={[{ icon: "languages", text: s.languages }]}
          meters={
            <>
              <Meter role={s.drivers} taken={1} places={2} words={s.of(1, 2)} />
              <Meter role={s.carriers} taken={2} places={4} words={s.of(2, 4)} />
            </>
          }
          action={
            <ButtonLink kind="main" big icon="hand" href="#main">
              {s.can}
            </ButtonLink>
          }
        />
        <CallCard
          {...call}
          id="two"
          icon="bicycle"
          title={s.shortCall}
          state={{ icon: "check", word: s.coming, tone: "good" }}
          meters={<Meter role={s.carriers} taken={40} places={120} words={s.of(40, 120)} />}
          action={
            <ButtonLink big href="#main">
              {s.more}
            </ButtonLink>
          }
        />
        <CallCard
          {...call}
          id="three"
          icon="dinner"
          title={s.call}
          state={{ icon: "check", word: s.full, tone: "plain" }}
          meters={<Meter role={s.carriers} taken={8} places={8} words={s.of(8, 8)} />}
        />
      </Board>
    </Section>
  );
};

const Notices: Part = ({ s }) => (
  <Section title="Notice, Empty, Code">
    <Stack>
      <Notice>{s.hint}</Notice>
      <Notice kind="success" title={s.coming}>
        <p>{s.answer}</p>
      </Notice>
      <Notice kind="warn" title={s.urgent}>
        <p>{s.question}</p>
      </Notice>
      <Notice kind="error">{s.error}</Notice>
      <Code code="48210937562817340926" label={s.save} copy={s.copy} copied={s.copied} />
      <Empty icon="city" title={s.empty} action={<Button>{s.more}</Button>}>
        <p>{s.lead}</p>
      </Empty>
    </Stack>
  </Section>
);

const square = `<svg viewBox="0 0 9 9" fill="#221d16"><path d="M0 0h3v3H0zM6 0h3v3H6zM0 6h3v3H0zM4 1h1v4H4zM5 5h4v1H5zM6 7h2v2H6z"/></svg>`;

/** @param props.lang  Which specimen text; the page around it decides direction. */
export const StylePage = ({ lang }: { lang: keyof typeof samples }) => {
  const s = samples[lang];
  return (
    <>
      <Masthead
        icon="city"
        kicker={s.group}
        title={s.title}
        lead={s.lead}
        actions={<Button kind="main">{s.can}</Button>}
      />
      <Columns
        side={
          <>
            <Card
              title={s.more}
              kicker={s.category}
              action={
                <ButtonLink kind="quiet" icon="edit" href="#main">
                  {s.save}
                </ButtonLink>
              }
            >
              <Facts
                items={[
                  { icon: "clock", term: s.category, value: s.when },
                  { icon: "place", term: s.where, value: s.languages },
                ]}
              />
            </Card>
            <Card title="Person, People">
              <People label={s.carriers}>
                {[
                  <Person name="Mette Kjærgaard-Thøgersen" known={s.known} note={s.drivers} />,
                  <Person
                    name="سميرة الأحمد"
                    note={s.languages}
                    action={<Button icon="check">{s.save}</Button>}
                  />,
                ]}
              </People>
            </Card>
          </>
        }
      >
        <Buttons s={s} />
        <Calls s={s} />
        <Forms s={s} />
        <Notices s={s} />
        <Lists s={s} />
        <Section title="Icon">
          <ul class="row">
            {iconNames.map((name) => (
              <li class="row">
                <Icon name={name} />
                <small>{name}</small>
              </li>
            ))}
          </ul>
        </Section>
      </Columns>
      <Section title="Poster">
        <Poster
          kicker={s.group}
          title="Venligboerne Aarhus"
          lines={[
            { lang: "da", dir: "ltr", text: samples.da.call },
            { lang: "en", dir: "ltr", text: samples.en.call },
            { lang: "ar", dir: "rtl", text: samples.ar.call },
          ]}
          qr={square}
          address="nabo.example/groups/aarhus"
        />
      </Section>
    </>
  );
};
