-- Counting what somebody wrote in the last hour, and erasing a person, look posts up by author.
create index posts_author on posts (author_id, created_at);
