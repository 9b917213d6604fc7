// A notice on the board: a picture, a sentence, when and where, places to tear off, and one answer.
import type { Child } from "hono/jsx";
import { Chip, type Tone } from "./chip.tsx";
import { Icon, type IconName } from "./icon.tsx";

export interface CallCardProps {
  id: string;
  href: string;
  /** The picture of the category and the word for it. */
  icon: IconName;
  category: string;
  /** A whole sentence. */
  title: Child;
  when: string;
  /** Machine-readable moment, where there is one. */
  datetime?: string;
  where: Child;
  more?: { icon: IconName; text: Child }[];
  /** A word about its state: urgent, full, you are coming. */
  state?: { icon: IconName; word: string; tone: Tone };
  /** One Meter per slot. */
  meters: Child;
  /** The answer: "I can", "See who is coming". */
  action?: Child;
  level?: 2 | 3;
  /** Where its newest version is fetched from when something changes. */
  live?: string;
}

const Fact = ({ icon, children }: { icon: IconName; children?: Child }) => (
  <li>
    <Icon name={icon} />
    <span>{children}</span>
  </li>
);

export const CallCard = (props: CallCardProps) => {
  const Heading = `h${props.level ?? 3}` as "h2" | "h3";
  return (
    <article
      class="card call"
      id={`call-${props.id}`}
      data-call={props.live && props.id}
      data-href={props.live}
    >
      <div class="pict">
        <Icon name={props.icon} />
      </div>
      <div class="said">
        <p class="kicker">
          <span>{props.category}</span>
          {props.state && (
            <Chip icon={props.state.icon} tone={props.state.tone}>
              {props.state.word}
            </Chip>
          )}
        </p>
        <Heading>
          <a class="cover" href={props.href}>
            {props.title}
          </a>
        </Heading>
      </div>
      <ul class="facts">
        <Fact icon="clock">
          {props.datetime ? <time datetime={props.datetime}>{props.when}</time> : props.when}
        </Fact>
        <Fact icon="place">{props.where}</Fact>
        {props.more?.map(({ icon, text }) => (
          <Fact icon={icon}>{text}</Fact>
        ))}
      </ul>
      <div class="tear">
        {props.meters}
        {props.action}
      </div>
    </article>
  );
};
