// The story of the demo world: its first people, what they ask, who comes. The same in every world, small or large.
import { type Asked, askedBefore } from "./askings.ts";
import { callRows, type Rows } from "./calls.ts";
import { casting } from "./casting.ts";
import { numberOf } from "./ids.ts";
import { completedIn, membershipRows } from "./memberships.ts";
import { noticeRows, ofClaims, ofNudges, ofPosts } from "./notices.ts";
import { personOf } from "./people.ts";
import { planCalls } from "./plan.ts";
import { postRows } from "./posts.ts";
import { firstHost, roster, storySize } from "./roster.ts";
import type { Row } from "./rows.ts";

export interface Story extends Rows, Asked {
  people: Row<"people">[];
  memberships: Row<"memberships">[];
  posts: Row<"posts">[];
  notices: Row<"notices">[];
}

/** Everything but the crowd, as rows; `at` is the world's morning. */
export function story(at: Date): Story {
  const entries = [...roster(storySize)];
  const people = entries.map((entry) => personOf(entry, at));
  const specs = planCalls();
  const rows = callRows(specs, at, casting(entries, people));
  const completed = completedIn(rows.claims);
  const memberships = entries.flatMap((entry, i) =>
    membershipRows(entry, people[i]?.created_at as Date, at, completed),
  );
  const owners = rows.occasions.map(({ owner_id }) => numberOf(owner_id as string));
  const posts = postRows(specs, owners, at, firstHost);
  const asked = askedBefore({ ...rows, people, memberships }, at);
  const told = [
    ...ofPosts(posts, rows.occasions),
    ...ofClaims({ ...rows, memberships }, at),
    ...ofNudges(asked.nudges),
  ];
  return { ...rows, ...asked, people, memberships, posts, notices: noticeRows(told, at) };
}
