package io.headroom.node.afterclass;

import io.headroom.game.digest.Sha256;
import io.headroom.game.id.GameId;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Team;
import io.headroom.node.games.Practising;
import io.headroom.node.store.PracticeTable;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody who practises.
 *
 * @param id by which the database knows the player
 * @param seat of the game; null for one who came by a long link
 * @param name the number of the generated name, unless somebody else has it
 */
record Player(String id, @Nullable Seat seat, int name) {
    /** How many names are different words; see the screens' catalogue of teams. */
    static final int LAP = 1_024;

    /** Whom a key lets in; null for nobody. The name does not tell whose seat it is. */
    static @Nullable Player of(GameState state, GameId game, Practising.Key key) {
        String visitor = key.visitorHash();
        if (visitor != null) {
            String id = "guest-" + visitor;
            return new Player(id, null, name(state, game, id + key.tokenHash()));
        }
        Seat seat = state.seatOf(key.tokenHash());
        return seat == null
                ? null
                : new Player(
                        PracticeTable.player(seat.id().value()),
                        seat,
                        name(state, game, key.tokenHash()));
    }

    /** None that a team of the game has. */
    private static int name(GameState state, GameId game, String secret) {
        Set<Integer> taken =
                state.roster().teams().values().stream()
                        .map(Team::name)
                        .collect(Collectors.toSet());
        int number = Math.floorMod(ByteBuffer.wrap(Sha256.of(game.value() + secret)).getInt(), LAP);
        for (int tried = 0; taken.contains(number) && tried < LAP; tried++) {
            number = (number + 1) % LAP;
        }
        return number;
    }

    /** The track that the player's team owns; null without a seat. */
    @Nullable String track(GameState state) {
        Team team = seat == null ? null : state.roster().teams().get(seat.team());
        return team == null ? null : team.track().value();
    }
}
