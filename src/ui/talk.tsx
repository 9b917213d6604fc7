// What people write to each other, in the order they wrote it; one's own on the far side.
import type { Child } from "hono/jsx";
import { Avatar } from "./person.tsx";

export interface Utterance {
  id: string;
  /** In the reader's words when it is the reader: "You". */
  author: string;
  own?: boolean;
  when: string;
  datetime: string;
  /** A word for what the reader has not seen before: "New". */
  fresh?: string;
  text?: string;
  lang?: string;
  photo?: { src: string; width: number; height: number; alt: string };
  /** Instead of a text: taken back, cannot be shown. */
  instead?: string;
  action?: Child;
}

export const Talk = ({ label, utterances }: { label: string; utterances: Utterance[] }) => (
  <ol class="talk" aria-label={label}>
    {utterances.map((one) => (
      <li id={`message-${one.id}`} class={one.own ? "own-side" : undefined}>
        <p class="by">
          {one.own ? null : <Avatar name={one.author} />}
          <b>
            <bdi>{one.author}</bdi>
          </b>
          <time class="soft" datetime={one.datetime}>
            {one.when}
          </time>
          {one.fresh && <span class="chip accent">{one.fresh}</span>}
        </p>
        {one.instead ? (
          <p class="body soft">{one.instead}</p>
        ) : one.text ? (
          <p class="body" dir="auto" lang={one.lang}>
            {one.text}
          </p>
        ) : null}
        {one.photo ? (
          <a href={one.photo.src}>
            <img
              class="photo"
              src={one.photo.src}
              width={one.photo.width}
              height={one.photo.height}
              alt={one.photo.alt}
              loading="lazy"
            />
          </a>
        ) : null}
        {one.action}
      </li>
    ))}
  </ol>
);
