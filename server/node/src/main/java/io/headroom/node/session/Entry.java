package io.headroom.node.session;

import io.headroom.game.command.Command;
import io.headroom.game.rules.CommandTable;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** What waits in a game's one queue. */
public sealed interface Entry {
    /** Whether it is meant to disturb a live run. */
    boolean disturbs();

    /**
     * A person's command.
     *
     * @param tokenHash of a seat's token; null for the host
     * @param reply gets the answer, or that the game is not here
     */
    record OfPerson(
            Role role,
            @Nullable String tokenHash,
            ClientMessage.Ask ask,
            Consumer<NodeMessage> reply)
            implements Entry {
        @Override
        public boolean disturbs() {
            return CommandTable.of(ask.body()).isDisturbing();
        }
    }

    /** A timer, or a finished computation. */
    record OfLoop(Command.OfLoop command) implements Entry {
        @Override
        public boolean disturbs() {
            return false;
        }
    }
}
