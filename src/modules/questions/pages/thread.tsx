// Questions and answers in public, with the forms to write and to take away.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Select } from "../../../ui/field.tsx";
import { Details } from "../../../ui/menu.tsx";
import { type Post, Thread as Posts } from "../../../ui/thread.tsx";
import { mayRemove, mayWrite, type Reader } from "../policy.ts";
import { type Answer, type Question, removalReasons, type ThreadPage } from "../rules.ts";
import { whenAndLanguage } from "./when.tsx";
import { Writing } from "./writing.tsx";

export interface ThreadProps {
  t: T;
  thread: ThreadPage;
  reader: Reader;
  group: { slug: string; zone: string };
  /** The call it is about; null for a question to the whole group. */
  callId: string | null;
  /** Whoever asked for the help it is about. */
  ownerId: string | null;
  /** False when there is nothing more to ask: over, or the board is closed. Answers stay possible while `open` or not. */
  open: boolean;
  now: Date;
}

/** The whole of it: a form to ask, the questions newest first, older ones a page away. */
export const Thread = (props: ThreadProps) => {
  const { t, thread, open } = props;
  const here = hereOf(props);
  return (
    <div class="stack" id="questions">
      {open ? <Ask {...props} /> : null}
      {thread.questions.length > 0 ? (
        <Posts posts={thread.questions.map((question) => toPost(props, question))} />
      ) : (
        <p class="soft">{t("questions:none")}</p>
      )}
      {thread.older ? (
        <ButtonLink href={`${here}?before=${thread.older}#questions`} kind="quiet" icon="down">
          {t("questions:older")}
        </ButtonLink>
      ) : null}
    </div>
  );
};

const hereOf = ({ callId, group }: ThreadProps) =>
  callId ? `/calls/${callId}` : `/groups/${group.slug}/questions`;

const Ask = (props: ThreadProps) => {
  const { t, reader, ownerId, group, callId } = props;
  if (!mayWrite(reader, ownerId)) return <JoinFirst {...props} />;
  const action = callId ? `/calls/${callId}/questions` : `/groups/${group.slug}/questions`;
  const what = callId ? "call" : "group";
  return (
    <Writing
      t={t}
      action={action}
      label={t(`questions:ask.${what}`)}
      hint={t("questions:everyone")}
      send={t("questions:ask.send")}
    />
  );
};

const JoinFirst = (props: ThreadProps) => {
  const { t, reader, group } = props;
  const join = t("questions:join_first");
  if (!reader.personId) {
    return (
      <p>
        <ButtonLink href={`/groups/${group.slug}/about#join`} icon="question">
          {join}
        </ButtonLink>
      </p>
    );
  }
  return (
    <PostButton action={`/groups/${group.slug}/membership`} fields={{ back: hereOf(props) }} icon="question">
      {join}
    </PostButton>
  );
};

function toPost(props: ThreadProps, question: Question): Post {
  const { t, reader, ownerId } = props;
  return {
    ...said(props, question),
    answers: question.answers.map((answer) => said(props, answer)),
    form: mayWrite(reader, ownerId) ? (
      <Details label={t("questions:answer.open")}>
        <Writing
          t={t}
          id={`answer-${question.id}`}
          action={`/questions/${question.id}/answers`}
          label={t("questions:answer.label")}
          send={t("questions:answer.send")}
        />
      </Details>
    ) : null,
  };
}

function said(props: ThreadProps, post: Answer): Post {
  const { t, ownerId, now, group } = props;
  const author = post.author;
  const role = author?.host ? "host" : author && author.personId === ownerId ? "owner" : undefined;
  return {
    id: post.id,
    author: author?.name ?? t("questions:gone"),
    role: role && t(`questions:role.${role}`),
    when: whenAndLanguage(t, post, now, group.zone),
    datetime: post.at.toISOString(),
    body: post.body,
    lang: post.lang === "und" ? undefined : post.lang,
    action: removal(props, post),
  };
}

function removal({ t, reader }: ThreadProps, post: Answer): Child {
  const author = post.author?.personId ?? null;
  if (!mayRemove(reader, author)) return null;
  const action = `/posts/${post.id}/removal`;
  if (author === reader.personId) {
    return (
      <PostButton action={action} kind="quiet">
        {t("questions:removal.own")}
      </PostButton>
    );
  }
  const options = removalReasons.map((value) => ({ value, label: t(`questions:reason.${value}`) }));
  return (
    <Details label={t("questions:removal.open")}>
      <form method="post" action={action} class="stack">
        <Select
          name="reason"
          id={`reason-${post.id}`}
          label={t("questions:removal.reason")}
          hint={t("questions:removal.hint")}
          options={options}
        />
        <Button kind="danger">{t("questions:removal.send")}</Button>
      </form>
    </Details>
  );
}
