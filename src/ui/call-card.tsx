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
  where: Child;
  more?: { icon: IconName; text: Child }[];
  /** A word about its state: urgent, full, you are coming. */
  state?: { icon: IconName; word: string; tone: Tone };
  /** One Meter per slot. Without them nobody is looked for, and the card is brief. */
  meters?: Child;
  /** The answer: "I can", "See who is coming". */
  action?: Child;
  level?: 2 | 3;
  /** Fetched again when something changes, from where the board's `data-cards` says. */
  live?: boolean;
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
      class={props.meters ? "card call" : "card call brief"}
      id={`call-${props.id}`}
      data-call={props.live && props.id}
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
        <Fact icon="clock">{props.when}</Fact>
        <Fact icon="place">{props.where}</Fact>
        {props.more?.map(({ icon, text }) => (
          <Fact icon={icon}>{text}</Fact>
        ))}
      </ul>
      {props.meters ? (
        <div class="tear">
          {props.meters}
          {props.action}
        </div>
      ) : (
        props.action
      )}
    </article>
  );
};
