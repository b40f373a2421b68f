-- What lets nodes join each other when their operator gave them no secret: random, and the same for all.
-- Whoever may read this table may join. After a DELETE the next start makes a new one.
CREATE TABLE cluster_secret (
    the_only_row boolean PRIMARY KEY DEFAULT true CHECK (the_only_row),
    secret       text    NOT NULL CHECK (secret <> '')
);
