package io.headroom.node.command;

import io.headroom.game.id.GameId;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.settings.Settings;
import io.headroom.node.store.ContentTable;
import io.headroom.node.store.Database;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.StoredGame;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Finds games by what a person types. */
final class StoredGames {
    private StoredGames() {}

    /**
     * The game with a code or an id.
     *
     * @throws CommandRefused when there is none
     */
    static GameId named(EventLog log, String name) {
        Optional<StoredGame> found = log.find(name.strip().toUpperCase(Locale.ROOT));
        if (found.isEmpty() && name.length() == 36) {
            found = byId(log, name);
        }
        return found.map(StoredGame::gameId)
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        "GAME: no game with code or id '" + name + "' is here"));
    }

    /** What games pin: the content that settings name, and what the database has kept. */
    static PinnedContent content(Settings settings, Database database) {
        return new PinnedContent(
                SettingFlags.scenarios(settings), new ContentTable(database.dataSource()));
    }

    private static Optional<StoredGame> byId(EventLog log, String name) {
        try {
            return log.find(new GameId(UUID.fromString(name)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
