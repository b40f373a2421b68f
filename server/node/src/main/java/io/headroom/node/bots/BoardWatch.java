package io.headroom.node.bots;

import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import org.jspecify.annotations.Nullable;

/** A projector that waits for the end of a game, when its digest is shown. */
final class BoardWatch implements ScreenClient.Screen {
    private final Promise<JsonNode> end = Promise.promise();

    /** The last view of the board; fails when the game cannot be watched. */
    Future<JsonNode> end() {
        return end.future();
    }

    @Override
    public void view(JsonNode board) {
        if (board.path("digest").isTextual()) {
            end.tryComplete(board);
        }
    }

    @Override
    public void update(JsonNode update) {
        // Only the end is of interest.
    }

    @Override
    public void answered(@Nullable String code) {
        throw new IllegalStateException("a projector asks nothing");
    }

    @Override
    public void refused(String code) {
        if (code.equals("no-such-game") || code.equals("other-protocol")) {
            end.tryFail(new PlayFailed("The server refused the projector: " + code + "."));
        }
    }
}
