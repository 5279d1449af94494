/**
 * The schema, as ordered steps: step n brings a database of version n to n + 1 (`PRAGMA user_version`).
 * A step that has been released is never changed; what it lacks is a new step.
 *
 * Aggregates are JSON documents (`body`) with the columns that look-ups need beside them. Names and
 * accounts of persons stand in `person` and `person_account`, and, for direct conversations, in `lane`.
 * `lane.head` is kept by every transaction that touches the lane's rows, so that finding work does not
 * depend on how much of it is waiting.
 */
export const steps: readonly string[] = [
  `
CREATE TABLE course (
  id TEXT PRIMARY KEY,
  code_key TEXT NOT NULL,
  status TEXT NOT NULL,
  created_by TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX course_by_code ON course (code_key) WHERE status = 'active';
CREATE INDEX course_by_creator ON course (created_by);

-- Only of active courses: a room belongs to one course at most.
CREATE TABLE place (
  account TEXT NOT NULL,
  room TEXT NOT NULL,
  course TEXT NOT NULL REFERENCES course (id),
  PRIMARY KEY (account, room)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_by_course ON place (course);

CREATE TABLE staff (
  person TEXT NOT NULL,
  course TEXT NOT NULL REFERENCES course (id),
  PRIMARY KEY (person, course)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_by_course ON staff (course);

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  course TEXT NOT NULL REFERENCES course (id),
  number INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  status TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX session_by_number ON session (course, number);
CREATE INDEX session_by_start ON session (course, starts_at);
CREATE INDEX session_open ON session (course) WHERE status = 'open';

CREATE TABLE material (
  session TEXT PRIMARY KEY REFERENCES session (id),
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE material_file (
  session TEXT NOT NULL REFERENCES material (session),
  blob TEXT NOT NULL,
  PRIMARY KEY (session, blob)
) STRICT, WITHOUT ROWID;
CREATE INDEX material_file_by_blob ON material_file (blob);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE person_account (
  platform TEXT NOT NULL,
  user TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (platform, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_account_by_person ON person_account (person, position);
CREATE INDEX person_account_by_user ON person_account (user);

CREATE TABLE membership (
  account TEXT NOT NULL,
  room TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (account, room, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_by_person ON membership (person);

CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  course TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone_at INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_course ON journal (course, sequence);

CREATE TABLE event (
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_age ON event (seen_at);

CREATE TABLE cursor (
  account TEXT NOT NULL,
  stream TEXT NOT NULL,
  cursor TEXT NOT NULL,
  PRIMARY KEY (account, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
  session TEXT NOT NULL,
  person TEXT NOT NULL,
  messages INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (session, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_by_person ON activity (person, messages);

CREATE TABLE state (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE timer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  course TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  due INTEGER NOT NULL
) STRICT;
CREATE INDEX timer_by_subject ON timer (subject_id, subject_kind);
CREATE INDEX timer_by_due ON timer (due, id);

-- The bytes stand apart so that marking a blob does not rewrite them.
CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  unused_since INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE blob_bytes (
  hash TEXT PRIMARY KEY REFERENCES blob (hash) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;

-- manner: how it is said (urgency, ringing, thread, signs …), fixed with the first revision.
CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  course TEXT,
  subject_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  document TEXT NOT NULL,
  files TEXT NOT NULL,
  manner TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  withdrawn INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX post_by_subject ON post (course, subject_kind);
CREATE TABLE post_file (
  post INTEGER NOT NULL REFERENCES post (id),
  blob TEXT NOT NULL,
  PRIMARY KEY (post, blob)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_file_by_blob ON post_file (blob);

-- What a part of a post says at a revision, once for all places of an account; never rewritten.
CREATE TABLE content (
  post INTEGER NOT NULL REFERENCES post (id),
  part INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  account TEXT NOT NULL,
  body TEXT NOT NULL,
  blob TEXT,
  PRIMARY KEY (post, part, revision, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_by_blob ON content (blob) WHERE blob IS NOT NULL;

-- head: the row that may go next, with its class, its rank and the moment before which it must wait.
-- epoch: grows when the room is let go; copies of an older epoch get no more revisions.
CREATE TABLE lane (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  account TEXT,
  room TEXT,
  user TEXT,
  epoch INTEGER NOT NULL DEFAULT 0,
  head INTEGER,
  head_class INTEGER,
  head_rank INTEGER,
  head_due INTEGER
) STRICT;
CREATE INDEX lane_by_head ON lane (head_class, head) WHERE head IS NOT NULL;
CREATE INDEX lane_by_due ON lane (head_due) WHERE head_due > 0;
CREATE INDEX lane_by_user ON lane (user) WHERE user IS NOT NULL;

-- target_thread: the thread that the target itself names, or ''. first: the revision that it was made
-- at, which sends; later ones edit. root: the copy whose thread it goes into.
CREATE TABLE copy (
  id INTEGER PRIMARY KEY,
  post INTEGER NOT NULL REFERENCES post (id),
  part INTEGER NOT NULL,
  lane INTEGER NOT NULL REFERENCES lane (id),
  target_thread TEXT NOT NULL,
  first INTEGER NOT NULL,
  root INTEGER,
  epoch INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  shown INTEGER NOT NULL DEFAULT 0,
  reference TEXT,
  thread TEXT,
  UNIQUE (post, part, lane, target_thread)
) STRICT;
CREATE INDEX copy_by_reference ON copy (reference) WHERE reference IS NOT NULL;
-- Earlier messages of a copy, where a revision had to be sent as a new one.
CREATE TABLE older_message (
  reference TEXT NOT NULL,
  copy INTEGER NOT NULL REFERENCES copy (id),
  PRIMARY KEY (reference, copy)
) STRICT, WITHOUT ROWID;

-- pinned: attempted or put off, and so the head of its lane until settled.
-- waits: the unsettled row that it hangs from, or 0.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lane INTEGER NOT NULL REFERENCES lane (id),
  kind TEXT NOT NULL,
  class INTEGER NOT NULL,
  pinned INTEGER NOT NULL DEFAULT 0,
  rank INTEGER NOT NULL GENERATED ALWAYS AS (CASE WHEN pinned THEN -1 ELSE class END) VIRTUAL,
  waits INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  attempted_at INTEGER,
  settled_at INTEGER,
  copy INTEGER REFERENCES copy (id),
  revision INTEGER,
  repost INTEGER NOT NULL DEFAULT 0,
  sign TEXT,
  expires_at INTEGER,
  act_key TEXT,
  act TEXT,
  code TEXT,
  reason TEXT
) STRICT;
CREATE INDEX outbox_by_lane ON outbox (lane, waits, rank, id) WHERE settled_at IS NULL;
CREATE INDEX outbox_by_copy ON outbox (copy) WHERE copy IS NOT NULL;
CREATE UNIQUE INDEX outbox_by_act ON outbox (act_key) WHERE act_key IS NOT NULL;
CREATE INDEX outbox_by_age ON outbox (settled_at) WHERE settled_at IS NOT NULL;
`,
  `
-- Nobody looked for posts in this way, and it cost a page of each course in every commit.
DROP INDEX post_by_subject;
`,
  `
-- Classes were 0 answers and links of rooms, 1 openings; they are 0 openings, links and answers to staff,
-- 1 other answers. What a row hangs from takes the more urgent class, as before.
CREATE TEMP TABLE urgent AS
  SELECT o.id FROM outbox o LEFT JOIN copy c ON c.id = o.copy LEFT JOIN post p ON p.id = c.post
    LEFT JOIN lane l ON l.id = o.lane
  WHERE o.settled_at IS NULL AND o.class <= 1 AND (
    o.kind IN ('callCreate', 'callClose') OR o.class = 1 OR p.manner ->> 'urgency' = 1
    OR p.subject_kind = 'call' OR (p.subject_kind = 'command' AND EXISTS (
      SELECT 1 FROM event e JOIN staff s ON s.person = e.body ->> '$.command.person' AND s.course = p.course
      WHERE e.account = l.account AND e.id = p.subject ->> 'id')));
UPDATE outbox SET class = (id NOT IN (SELECT id FROM urgent)) WHERE settled_at IS NULL AND class <= 1;
DROP TABLE urgent;
WITH RECURSIVE above (id) AS (
  SELECT waits FROM outbox WHERE settled_at IS NULL AND class = 0 AND waits <> 0
  UNION SELECT o.waits FROM outbox o JOIN above a ON o.id = a.id WHERE o.waits <> 0)
UPDATE outbox SET class = 0 WHERE id IN (SELECT id FROM above) AND settled_at IS NULL;
UPDATE post SET manner = json_set(manner, '$.urgency', CASE
    WHEN manner ->> 'urgency' = 1 OR subject_kind = 'call' THEN 0 ELSE 1 END)
  WHERE manner ->> 'urgency' <= 1;
UPDATE lane SET (head, head_class, head_rank, head_due) = (
    SELECT id, min(class, coalesce((
        SELECT class FROM outbox WHERE lane = h.lane AND waits = 0 AND settled_at IS NULL AND rank >= 0
        ORDER BY rank LIMIT 1), class)), rank, due
    FROM outbox h WHERE h.lane = lane.id AND waits = 0 AND settled_at IS NULL ORDER BY rank, id LIMIT 1)
  WHERE head IS NOT NULL;
`,
  `
-- Until when a stream was listened to: times that messages claim for themselves count only from then on.
ALTER TABLE cursor ADD COLUMN heard_at INTEGER;
`,
  `
-- Posts are let go, with their copies.
CREATE INDEX older_message_by_copy ON older_message (copy);
`,
  `
-- Who gave a file to which course ('' for nobody known), as long as its bytes are kept.
CREATE TABLE blob_owner (
  blob TEXT NOT NULL REFERENCES blob (hash) ON DELETE CASCADE,
  course TEXT NOT NULL,
  person TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (blob, course, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_owner_by_course ON blob_owner (course, blob, size);
CREATE INDEX blob_owner_by_person ON blob_owner (person, blob, size);
INSERT INTO blob_owner (blob, course, person, size)
  SELECT DISTINCT f.blob, s.course, '', length(b.bytes)
  FROM material_file f JOIN session s ON s.id = f.session JOIN blob_bytes b ON b.hash = f.blob;
`,
];
