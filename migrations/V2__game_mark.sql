-- Where a game's clock stood a moment ago, overwritten each second by its owner under the fence of its log. It lets
-- a game whose nodes all died go on near where it was, and is no part of the record: no event, no digest.
CREATE TABLE game_mark (
    game_id     uuid    PRIMARY KEY REFERENCES game,
    epoch       bigint  NOT NULL CHECK (epoch >= 1),
    phase       integer NOT NULL,
    game_millis bigint  NOT NULL,
    tick        integer NOT NULL
);
