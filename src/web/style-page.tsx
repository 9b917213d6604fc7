// Every component on one page, with text of real length. Shown outside production only.
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { CallCard } from "../ui/call-card.tsx";
import { Card } from "../ui/card.tsx";
import { Chip } from "../ui/chip.tsx";
import { CheckBox, CheckList, ChoiceGrid, RadioList } from "../ui/choice.tsx";
import { Code } from "../ui/code.tsx";
import { Empty } from "../ui/empty.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Facts } from "../ui/facts.tsx";
import { NumberField, Select, TextArea, TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { iconNames } from "../ui/icons.ts";
import { Board, Columns, Masthead, Narrow, Section, Stack } from "../ui/layout.tsx";
import { Details, Menu } from "../ui/menu.tsx";
import { Meter } from "../ui/meter.tsx";
import { Notice } from "../ui/notice.tsx";
import { People, Person } from "../ui/person.tsx";
import { Poster } from "../ui/poster.tsx";
import { Progress } from "../ui/progress.tsx";
import { Steps } from "../ui/steps.tsx";
import { Table } from "../ui/table.tsx";
import { FilterForm, Filters, Tabs } from "../ui/tabs.tsx";
import { Thread } from "../ui/thread.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { WeekGrid } from "../ui/week-grid.tsx";
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
    datetime: "2026-03-02T14:00",
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

const Forms: Part = ({ s }) => (
  <Section title="Field, ChoiceGrid, RadioList, CheckList, WeekGrid, Steps">
    <Narrow>
      <Steps words={s.step} current={2} total={5} />
      <ErrorSummary
        title={s.errors}
        errors={[
          { field: "name", text: s.error },
          { field: "pick", text: s.hint },
        ]}
      />
      <TextField name="name" label={s.name} hint={s.hint} error={s.error} autocomplete="nickname" />
      <TextArea name="note" label={s.question} optional={s.optional} value={s.answer} />
      <Select name="lang" label={s.languages} options={s.choices.map((label) => ({ value: label, label }))} />
      <NumberField name="many" label={s.carriers} value={4} min={1} max={20} fewer="−1" more="+1" />
      <ChoiceGrid
        type="radio"
        name="what"
        legend={s.more}
        options={(["moving", "bicycle", "translate_meeting", "come_along", "dinner", "other"] as const).map(
          (icon, index) => ({ value: icon, label: s.choices[index] ?? "", icon, checked: index === 0 }),
        )}
      />
      <RadioList
        name="pick"
        legend={s.drivers}
        error={s.error}
        options={s.choices.slice(0, 3).map((label) => ({ value: label, label, hint: s.hint }))}
      />
      <CheckList
        inline
        name="when"
        legend={s.when}
        options={s.days.map((label, index) => ({ value: String(index), label, checked: index === 2 }))}
      />
      <WeekGrid name="week" legend={s.hint} days={s.days} parts={s.parts} value={0b101000} />
      <CheckBox name="agree" label={s.answer} hint={s.hint} />
      <ButtonRow>
        <Button kind="main">{s.save}</Button>
        <ButtonLink kind="quiet" href="#main">
          {s.cancel}
        </ButtonLink>
      </ButtonRow>
    </Narrow>
  </Section>
);

const Notices: Part = ({ s }) => (
  <Section title="Notice, Empty, Progress, Code">
    <Stack>
      <Notice>{s.hint}</Notice>
      <Notice kind="success" title={s.coming}>
        <p>{s.answer}</p>
      </Notice>
      <Notice kind="warn" title={s.urgent}>
        <p>{s.question}</p>
      </Notice>
      <Notice kind="error">{s.error}</Notice>
      <Progress label={s.save} value={1200} max={3000} words={s.progress} />
      <Code code="48210937562817340926" label={s.save} copy={s.copy} copied={s.copied} />
      <Empty icon="home" title={s.empty} action={<Button>{s.more}</Button>}>
        <p>{s.lead}</p>
      </Empty>
    </Stack>
  </Section>
);

const Lists: Part = ({ s }) => (
  <Section title="Filters, Tabs, FilterForm, Menu, Details, Thread, Timeline, Table">
    <Filters
      label={s.more}
      items={s.choices.map((label, i) => ({ href: `#${i}`, label, current: i === 0 }))}
    />
    <Tabs
      label={s.title}
      items={s.choices
        .slice(0, 3)
        .map((label, i) => ({ href: `#${i}`, label, count: i * 4, current: i === 0 }))}
    />
    <FilterForm action="#main" label={s.more} submit={s.save} clear={{ href: "#main", label: s.cancel }}>
      <Select name="day" label={s.when} options={s.days.map((label) => ({ value: label, label }))} />
      <Select name="part" label={s.where} options={s.parts.map((label) => ({ value: label, label }))} />
    </FilterForm>
    <ButtonRow>
      <Menu label={s.more} icon="filter">
        <p>{s.hint}</p>
      </Menu>
    </ButtonRow>
    <Details label={s.more}>
      <p>{s.answer}</p>
    </Details>
    <Thread
      posts={[
        {
          id: "1",
          author: "Mette Kjærgaard-Thøgersen",
          when: s.ago,
          body: s.question,
          answers: [{ id: "2", author: "سميرة الأحمد", role: s.host, when: s.ago, body: s.answer }],
          form: <Button>{s.save}</Button>,
        },
      ]}
    />
    <Timeline
      items={[
        { icon: "bell", when: s.ago, text: s.call, fresh: s.urgent },
        { icon: "thanks", when: s.ago, text: s.shortCall },
      ]}
    />
    <Table
      caption={s.carriers}
      columns={[{ label: s.category }, { label: s.when }, { label: s.carriers, number: true }]}
      rows={s.choices.slice(0, 4).map((label, i) => [label, s.days[i], s.of(i, 4)])}
    />
  </Section>
);

const square = `<svg viewBox="0 0 9 9" fill="#221d16"><path d="M0 0h3v3H0zM6 0h3v3H6zM0 6h3v3H0zM4 1h1v4H4zM5 5h4v1H5zM6 7h2v2H6z"/></svg>`;

/** @param props.lang  Which specimen text; the page around it decides direction. */
export const StylePage = ({ lang }: { lang: keyof typeof samples }) => {
  const s = samples[lang];
  return (
    <>
      <Masthead
        kicker={s.group}
        title={s.title}
        lead={s.lead}
        actions={<Button kind="main">{s.can}</Button>}
      />
      <Columns
        side={
          <>
            <Card title={s.more} kicker={s.category}>
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
