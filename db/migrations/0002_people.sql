-- A secret of this instance, made by itself and shared by its processes: seals what people carry for a few minutes
-- (their recovery code until they have kept it) and signs links that stop messages. 244 random bits.
alter table instance
  add column secret bytea not null default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
