-- A province's registers, and every change that was made to them.

create table if not exists register (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  -- As it was first stored: the library's canonical text.
  text text not null,
  -- How many changes that text tells of already.
  revision integer not null check (revision >= 0),
  stored_by text not null,
  stored_at timestamptz not null default now()
);

create table if not exists change (
  register text not null references register,
  -- The revision on which the change was made. Two that were made on one cannot both be stored.
  revision integer not null check (revision >= 0),
  -- Chosen by whoever sends the change, and the same when it is sent again.
  key uuid not null,
  -- The fingerprint of the change as it was sent, without its revision.
  sent text not null,
  -- As it was sent, or as `rebase` made it.
  change json not null,
  stored_by text not null,
  stored_at timestamptz not null default now(),
  primary key (register, revision),
  unique (register, key)
);

-- What is recorded stays; a wrong entry is corrected by another change.
create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the log of changes only grows';
end $$;

create or replace trigger change_only_grows
  before update or delete or truncate on change
  for each statement execute function refuse_rewriting();

create or replace trigger register_stays
  before update or delete or truncate on register
  for each statement execute function refuse_rewriting();
