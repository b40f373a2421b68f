package io.headroom.node.session;

import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.Pulse;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.GameMarks;
import io.headroom.node.store.PracticeLinks;

import java.util.function.Consumer;

/**
 * What a game's session finds on its node.
 *
 * @param resigned told when a session has ended; on the session's thread
 */
public record Surroundings(
        NodeBus bus,
        EventLog log,
        GameMarks marks,
        Pulse pulse,
        PinnedContent content,
        Computing computing,
        PracticeLinks links,
        Consumer<GameSession> resigned) {}
