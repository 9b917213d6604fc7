-- Whom to ask next is decided many times an hour: whoever was in a call before, and who helped lately, is found by index.
create index claims_occasion on claims (occasion_id);
create index claims_lately on claims (group_id, claimed_at);
drop index claims_group;
