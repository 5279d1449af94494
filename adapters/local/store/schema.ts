/**
 * The local chat's own tables. `log` is append-only: what happened, in order; its sequence is the
 * engine's cursor and the browsers' event id. The other tables are the state that it led to.
 * Of secrets (cookies in `browsers`, a person's code to come back) only a hash is kept.
 */
export const schema = `
create table if not exists meta (
  key text primary key,
  value text not null
) strict;

create table if not exists users (
  id text primary key,
  name text not null,
  folded text not null unique,
  teaches integer not null,
  entered_at integer not null,
  code text unique
) strict;

create table if not exists browsers (
  token text primary key,
  user text not null references users (id),
  since integer not null
) strict, without rowid;
create index if not exists browsers_by_user on browsers (user, since);

create table if not exists former_names (
  folded text primary key,
  user text not null references users (id),
  since integer not null
) strict, without rowid;
create index if not exists former_names_by_user on former_names (user, since);

create table if not exists rooms (
  id text primary key,
  kind text not null check (kind in ('class', 'group', 'staff', 'direct')),
  name text not null,
  user text unique references users (id),
  created_at integer not null
) strict;

create table if not exists members (
  room text not null references rooms (id),
  user text not null references users (id),
  joined_at integer not null,
  read_seq integer not null,
  joined_seq integer,
  primary key (room, user)
) strict, without rowid;

create table if not exists messages (
  seq integer primary key autoincrement,
  id text not null unique,
  room text not null references rooms (id),
  author text not null,
  at integer not null,
  text text not null,
  document text,
  thread text,
  thread_title text,
  reply_to text,
  ring integer not null,
  mentions text not null,
  edited_at integer,
  deleted_at integer,
  browser_id text,
  post_key text unique,
  only_for text,
  unique (author, browser_id)
) strict;
create index if not exists messages_by_room on messages (room, thread, seq);
create index if not exists messages_by_thread on messages (thread) where thread is not null;
create index if not exists replies_by_room on messages (room, seq) where thread is not null;

create table if not exists thread_reads (
  thread text not null references messages (id),
  user text not null references users (id),
  read_seq integer not null,
  primary key (thread, user)
) strict, without rowid;

create table if not exists pins (
  room text not null references rooms (id),
  message text not null references messages (id),
  primary key (room, message)
) strict, without rowid;

create table if not exists files (
  id text primary key,
  message text not null references messages (id),
  position integer not null,
  name text not null,
  type text not null,
  size integer not null,
  bytes blob not null,
  width integer,
  height integer
) strict;
create index if not exists files_by_message on files (message);

create table if not exists reactions (
  message text not null references messages (id),
  author text not null,
  sign text not null,
  at integer not null,
  primary key (message, author, sign)
) strict, without rowid;

create table if not exists log (
  seq integer primary key autoincrement,
  id text not null unique,
  kind text not null check (kind in
    ('message', 'edit', 'reaction', 'button', 'deletion', 'membership', 'room', 'thread')),
  room text not null references rooms (id),
  author text not null,
  at integer not null,
  message text,
  text text,
  sign text,
  removed integer not null,
  inbound integer not null
) strict;
create index if not exists log_by_message on log (message);
`;

/** Columns that came later, by table: an older database gets them when it is opened. */
export const laterColumns = {
  files: { width: 'integer', height: 'integer' },
  messages: { only_for: 'text' },
  members: { joined_seq: 'integer' },
} as const;

/** What a column that came later holds for what was there before it. */
export const laterValues = `
-- Threads had no read position of their own: what was said in them counts as read with the rest.
update members set joined_seq = read_seq where joined_seq is null;
`;

/** Older databases knew one browser a person, beside the name: it becomes the first of several. */
export const browsersApart = `
create table users_apart (
  id text primary key,
  name text not null,
  folded text not null unique,
  teaches integer not null,
  entered_at integer not null,
  code text unique
) strict;
insert into users_apart (id, name, folded, teaches, entered_at)
  select id, name, folded, teaches, entered_at from users;
create table if not exists browsers (
  token text primary key,
  user text not null references users (id),
  since integer not null
) strict, without rowid;
insert into browsers (token, user, since) select token, id, entered_at from users;
drop table users;
alter table users_apart rename to users;
`;
