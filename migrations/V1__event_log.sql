-- The record of every game. Forward only: a change is a new file.

-- The directory of games. The log is the truth about who owns a game; owner_node_id repeats it so that
-- other nodes find the games of a node that fell silent without reading their logs.
CREATE TABLE game (
    game_id       uuid        PRIMARY KEY,
    code          text        NOT NULL CHECK (code <> ''),
    owner_node_id text        NOT NULL,
    created_at    timestamptz NOT NULL,
    finished_at   timestamptz
);

-- A join code is unique among the games that can still be joined, and free again afterwards.
CREATE UNIQUE INDEX game_code_in_use ON game (code) WHERE finished_at IS NULL;

-- One row is one event. The key fences writers: of two that write the same seq, one fails whole.
-- The payload is text and not jsonb, because its bytes enter the game's digest.
CREATE TABLE game_event (
    game_id    uuid        NOT NULL REFERENCES game,
    seq        bigint      NOT NULL CHECK (seq >= 1),
    epoch      bigint      NOT NULL CHECK (epoch >= 1),
    batch_id   uuid        NOT NULL,
    type       text        NOT NULL CHECK (type <> ''),
    version    integer     NOT NULL CHECK (version >= 1),
    command_id text,
    seat       text,
    at         timestamptz NOT NULL,
    payload    text        NOT NULL,
    CONSTRAINT game_event_key PRIMARY KEY (game_id, seq)
);

-- What people typed. The log holds the key only, so that a text can be erased (content becomes null)
-- and neither the log nor its digest changes.
CREATE TABLE typed_text (
    game_id  uuid NOT NULL REFERENCES game,
    text_key text NOT NULL CHECK (text_key <> ''),
    content  text,
    PRIMARY KEY (game_id, text_key)
);

-- Who lives, by the clock of the database, the only one that all nodes share.
CREATE TABLE node (
    node_id    text        PRIMARY KEY,
    address    text        NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    beat_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
