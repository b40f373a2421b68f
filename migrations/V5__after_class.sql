-- That texts of a game were erased, and when: a node that shows the game looks here and reads them again.
-- Old rows mean nothing any more; whoever adds one takes them out.
CREATE TABLE erasure (
    game_id   uuid        NOT NULL REFERENCES game,
    erased_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Which games still have what people typed, however many there ever were.
CREATE INDEX typed_text_there ON typed_text (game_id) WHERE content IS NOT NULL;

-- Practice after class: what people try on the rounds of a game that is over. No part of the game's record: no
-- event, no digest, and gone when the texts of the game are.

-- Who holds such a token may practise on the game without a seat. Only the hash is kept.
CREATE TABLE practice_link (
    token_hash text        PRIMARY KEY CHECK (token_hash <> ''),
    game_id    uuid        NOT NULL REFERENCES game,
    made_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX practice_link_of_game ON practice_link (game_id, made_at);

-- Whoever practises: a seat of the game, or a phone that came by a link. The name is the number of a generated one.
CREATE TABLE practice_player (
    game_id uuid    NOT NULL REFERENCES game,
    player  text    NOT NULL CHECK (player <> ''),
    name    integer NOT NULL,
    PRIMARY KEY (game_id, player),
    CONSTRAINT practice_name UNIQUE (game_id, name)
);

-- The other traffic on which a try must hold, drawn when the first one is asked about it.
CREATE TABLE practice_seed (
    game_id uuid    NOT NULL REFERENCES game,
    round   integer NOT NULL,
    seed    bigint  NOT NULL,
    PRIMARY KEY (game_id, round)
);

-- One try. Its result is null while it is computed; points are those on the live traffic, of a try to beat the frontier.
CREATE TABLE practice_try (
    try_id        uuid        PRIMARY KEY,
    game_id       uuid        NOT NULL,
    player        text        NOT NULL,
    round         integer     NOT NULL,
    track         text        NOT NULL,
    kind          text        NOT NULL CHECK (kind <> ''),
    configuration text        NOT NULL,
    asked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    result        text,
    points        integer,
    beaten        boolean     NOT NULL DEFAULT false,
    FOREIGN KEY (game_id, player) REFERENCES practice_player ON DELETE CASCADE
);

-- Of one player one try is computed at a time, whichever nodes are asked.
CREATE UNIQUE INDEX practice_under_way ON practice_try (game_id, player) WHERE result IS NULL;

CREATE INDEX practice_of_round ON practice_try (game_id, round, track, player);
