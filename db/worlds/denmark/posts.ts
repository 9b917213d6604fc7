// Questions and answers of the demo world: to a whole group, and on single calls.
import { groups } from "./groups.ts";
import { worldId } from "./ids.ts";
import type { Row } from "./rows.ts";
import type { CallSpec, Said, Thread } from "./spec.ts";
import { amal, jonas, karen } from "./three.ts";

/** Two of the cast in Copenhagen: one came lately, one helps. */
const [newcomer, neighbour] = [4, 5];

interface Talk extends Thread {
  /** The group's slug. */
  group: string;
}

const talks: readonly Talk[] = [
  {
    group: "venligboerne-koebenhavn",
    question: {
      by: amal,
      ago: 1500,
      lang: "ar",
      text: "أين أقرب طبيب أسنان يستقبل مرضى جدداً في نوربرو؟ ابني عنده ألم.",
    },
    answers: [
      {
        by: karen,
        ago: 1488,
        lang: "en",
        text: "There are two at Nørrebros Runddel. The dentist for children is free: ask the school.",
      },
      { by: neighbour, ago: 1470, lang: "ar", text: "عيادة أسنان الأطفال في المدرسة مجانية حتى عمر ٢١ سنة." },
    ],
  },
  {
    group: "venligboerne-koebenhavn",
    question: {
      by: newcomer,
      ago: 400,
      lang: "en",
      text: "Which library card do I need to print papers for the municipality?",
    },
    answers: [
      {
        by: jonas,
        ago: 391,
        lang: "da",
        text: "Det gule sundhedskort er nok. Man kan printe på alle biblioteker.",
      },
    ],
  },
  {
    group: "venligboerne-koebenhavn",
    question: {
      by: jonas,
      ago: 95,
      lang: "da",
      text: "Ved nogen, om sprogcaféen på Vesterbro holder åbent i ferien?",
    },
  },
  {
    group: "venligboerne-hjoerring",
    question: {
      by: "owner",
      ago: 2000,
      lang: "da",
      text: "Hvor kan man få en cykelhjelm til et barn på fire år?",
    },
    answers: [
      {
        by: "owner",
        ago: 1950,
        lang: "da",
        text: "Røde Kors-butikken har en kasse med hjelme. Spørg i kassen.",
      },
    ],
  },
  {
    group: "venligboerne-aarhus",
    question: {
      by: "owner",
      ago: 180,
      lang: "en",
      text: "Is there a swimming hour for women only in Aarhus?",
    },
    answers: [
      {
        by: "owner",
        ago: 160,
        lang: "da",
        text: "Ja, søndag formiddag i Gellerup. Man skal ikke melde sig til.",
      },
    ],
  },
];

/** Posts as rows. `speaker` finds somebody of a group for what "owner" stands for in a talk. */
export function postRows(
  specs: readonly CallSpec[],
  owners: readonly number[],
  at: Date,
  speaker: (group: number) => number,
): Row<"posts">[] {
  const rows: Row<"posts">[] = [];
  const say = (said: Said, by: number, group: number, occasion: string | null, question: string | null) => {
    const id = worldId("post", rows.length);
    rows.push({
      id,
      group_id: groups[group]?.id as string,
      occasion_id: occasion,
      question_id: question,
      author_id: worldId("person", by),
      body: said.text,
      lang: said.lang,
      created_at: new Date(at.getTime() - said.ago * 60_000),
    });
    return id;
  };
  for (const { group: slug, question, answers = [] } of talks) {
    const group = groups.findIndex((one) => one.slug === slug);
    const by = (said: Said) => (said.by === "owner" ? speaker(group) : said.by);
    const asked = say(question, by(question), group, null, null);
    for (const answer of answers) say(answer, by(answer), group, null, asked);
  }
  specs.forEach(({ thread = [], group }, call) => {
    const by = (said: Said) => (said.by === "owner" ? (owners[call] ?? karen) : said.by);
    for (const { question, answers = [] } of thread) {
      const asked = say(question, by(question), group, worldId("occasion", call), null);
      for (const answer of answers) say(answer, by(answer), group, worldId("occasion", call), asked);
    }
  });
  return rows;
}
