// The page of components: what stands under each other, and the ways through it.
import { Button, ButtonRow } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { Select } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Section } from "../ui/layout.tsx";
import { Details, Menu } from "../ui/menu.tsx";
import { Meter } from "../ui/meter.tsx";
import { Table } from "../ui/table.tsx";
import { FilterForm, Filters, Tabs } from "../ui/tabs.tsx";
import { Talk } from "../ui/talk.tsx";
import { Thread } from "../ui/thread.tsx";
import { Timeline } from "../ui/timeline.tsx";
import type { Samples } from "./style-samples.ts";

export const Lists = ({ s }: { s: Samples }) => (
  <Section title="Filters, Tabs, FilterForm, Menu, Details, Table, Talk, Thread, Timeline">
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
    <Table
      head={[s.category, s.full, s.host, s.can]}
      rows={s.choices.slice(0, 3).map((label, i) => [
        <span>
          <Icon name="moving" />
          {label}
        </span>,
        String(68 * i),
        String(54 * i),
        "760",
      ])}
    />
    <Talk
      label={s.more}
      utterances={[
        {
          id: "a",
          author: "سميرة الأحمد",
          when: s.ago,
          datetime: "2026-06-10",
          fresh: s.urgent,
          text: s.question,
        },
        { id: "b", author: "Mette", own: true, when: s.ago, datetime: "2026-06-10", text: s.answer },
        { id: "c", author: "Mette", own: true, when: s.ago, datetime: "2026-06-10", instead: s.hint },
      ]}
    />
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
    <ul class="lines">
      <li class="line">
        <Icon name="moving" />
        <div class="words">
          <Chip icon="urgent" tone="bad">
            {s.urgent}
          </Chip>
          <a class="cover" href="#main">
            {s.call}
          </a>
          <ul class="facts aside">
            <li>
              <Icon name="clock" />
              <span>{s.when}</span>
            </li>
            <li>
              <Icon name="place" />
              <span>{s.where}</span>
            </li>
          </ul>
        </div>
        <div class="rest">
          <Meter role={s.drivers} taken={1} places={2} words={s.of(1, 2)} />
        </div>
      </li>
    </ul>
    <Timeline
      items={[
        { icon: "bell", when: s.ago, text: s.call, fresh: s.urgent },
        { icon: "thanks", when: s.ago, text: s.shortCall },
      ]}
    />
  </Section>
);
