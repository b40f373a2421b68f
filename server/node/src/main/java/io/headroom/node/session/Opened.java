package io.headroom.node.session;

import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;
import io.headroom.game.live.LiveRun;
import io.headroom.game.state.GameState;
import io.headroom.node.store.LogEnd;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A game that this node has just created or claimed, ready to go on.
 *
 * @param state after the last row
 * @param end the last row, this node's own
 * @param texts what people typed and was not erased
 * @param run the live run at the tick where it goes on; null outside of one
 */
public record Opened(
        GameId game,
        GameState state,
        LogEnd end,
        AnswerBook book,
        Map<TextKey, String> texts,
        @Nullable LiveRun run) {}
