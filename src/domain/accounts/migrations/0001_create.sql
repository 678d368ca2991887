CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  phone TEXT NOT NULL,
  state TEXT NOT NULL,
  last_login_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX users_by_unit ON users (unit_path, id);
CREATE UNIQUE INDEX users_by_account ON users (account);
CREATE TABLE posts (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  user_id TEXT NOT NULL,
  unit TEXT NOT NULL,
  role TEXT NOT NULL,
  agency TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX posts_by_user ON posts (user_id);
CREATE INDEX posts_by_unit ON posts (unit_path, id);
CREATE TABLE credential (
  user_id TEXT NOT NULL PRIMARY KEY,
  password_hash TEXT NOT NULL,
  must_change BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  locked_until BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE TABLE login_session (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  csrf TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX login_session_by_user ON login_session (user_id);
