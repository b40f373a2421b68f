-- The files of the content that games pin, so that a game outlives an edited scenario, and nodes without the files play it.
-- Each file is kept once, by its hash, however many contents have it.
CREATE TABLE content_file (
    hash  text  PRIMARY KEY CHECK (hash <> ''),
    bytes bytea NOT NULL
);

-- A set of files under its own hash: what decides the bits of a game, or the texts about it.
CREATE TABLE content_set (
    hash      text NOT NULL CHECK (hash <> ''),
    path      text NOT NULL CHECK (path <> ''),
    file_hash text NOT NULL REFERENCES content_file,
    PRIMARY KEY (hash, path)
);

-- The texts that were last used with a content. They are in no log: a corrected sentence changes no game.
CREATE TABLE content_texts (
    content_hash text        PRIMARY KEY,
    texts_hash   text        NOT NULL,
    kept_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
