package io.headroom.node.session;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The answers that were given, so that a command that comes again gets the same one and has no
 * second effect. That a command changed something follows from the log and is kept as long as the
 * log; other answers are kept for the last {@value #UNCHANGED} commands. Not thread-safe.
 */
public final class AnswerBook {
    private static final int UNCHANGED = 4_096;

    private record Key(Asker asker, String id) {}

    private final Set<Key> accepted = new HashSet<>();
    private final Map<Key, ServerMessage.Answer> unchanged =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, ServerMessage.Answer> eldest) {
                    return size() > UNCHANGED;
                }
            };

    /** A command was carried out and changed something. */
    void accepted(Asker asker, String id) {
        accepted.add(new Key(asker, id));
    }

    /** A command was answered and changed nothing. */
    void unchanged(Asker asker, ServerMessage.Answer answer) {
        unchanged.put(new Key(asker, answer.id()), answer);
    }

    /** The answer that was given; null to a new command. */
    public ServerMessage.@Nullable Answer find(Asker asker, String id) {
        Key key = new Key(asker, id);
        return accepted.contains(key) ? ServerMessage.Answer.done(id, false) : unchanged.get(key);
    }

    /** The answer to a disturbance that was saved too late for its live run, or not at all. */
    public static ServerMessage.Answer expired(String id) {
        return ServerMessage.Answer.refused(id, Refusal.of(RefusalCode.EXPIRED));
    }
}
