package io.headroom.node.session;

import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.TypedText;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes out of a game that is shown what was erased from its record. */
final class Erasing {
    private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);

    private Erasing() {}

    /**
     * Reads a game's texts again, beside its session.
     *
     * @param texts as the session has them
     * @param onSession runs something on the session's thread, on which this is called too
     * @param changed told when some are gone
     */
    static void readAgain(
            EventLog log,
            GameId game,
            Map<TextKey, String> texts,
            Consumer<Runnable> onSession,
            Runnable changed) {
        Map<TextKey, String> before = new HashMap<>(texts);
        Thread.ofVirtual()
                .name("headroom-erasing")
                .start(
                        () -> {
                            try {
                                List<TypedText> stored = log.texts(game);
                                onSession.accept(
                                        () -> {
                                            if (takeOut(stored, before, texts)) {
                                                changed.run();
                                            }
                                        });
                            } catch (StoreException notNow) {
                                LOG.debug("texts of game {} are read once more", game, notNow);
                            }
                        });
    }

    /** A text that was typed anew while the others were read stays. */
    static boolean takeOut(
            List<TypedText> stored, Map<TextKey, String> before, Map<TextKey, String> texts) {
        boolean some = false;
        for (TypedText text : stored) {
            String known = before.get(text.key());
            if (text.content() == null && known != null) {
                some |= texts.remove(text.key(), known);
            }
        }
        return some;
    }
}
