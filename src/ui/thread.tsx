// Questions, and under each the answers to it.
import type { Child } from "hono/jsx";
import { Avatar } from "./person.tsx";

export interface Post {
  id: string;
  author: string;
  /** A word after the name: "host". */
  role?: string;
  when: string;
  datetime?: string;
  body: string;
  /** The language it was written in, for fonts and voices. */
  lang?: string;
  action?: Child;
  answers?: Post[];
  /** The form to answer with, under the answers. */
  form?: Child;
}

const Said = ({ post }: { post: Post }) => (
  <>
    <p class="by">
      <Avatar name={post.author} />
      <b>
        <bdi>{post.author}</bdi>
      </b>
      {post.role && <span class="chip plain">{post.role}</span>}
      <time class="soft" datetime={post.datetime}>
        {post.when}
      </time>
    </p>
    <p class="body" dir="auto" lang={post.lang}>
      {post.body}
    </p>
    {post.action}
  </>
);

export const Thread = ({ posts }: { posts: Post[] }) => (
  <ul class="thread">
    {posts.map((post) => (
      <li id={`post-${post.id}`}>
        <Said post={post} />
        {(post.answers?.length || post.form) && (
          <div class="answers">
            {post.answers?.map((answer) => (
              <div id={`post-${answer.id}`}>
                <Said post={answer} />
              </div>
            ))}
            {post.form}
          </div>
        )}
      </li>
    ))}
  </ul>
);
