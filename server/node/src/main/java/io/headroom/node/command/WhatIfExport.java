package io.headroom.node.command;

import io.headroom.content.mission.WhatIfFile;
import io.headroom.game.Game;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.live.Practice;
import io.headroom.game.replay.LoggedEvent;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.WhatIf;
import io.headroom.node.session.GameHistory;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Objects;

/** A what-if out of a game's log as a simulation's file. */
final class WhatIfExport {
    private WhatIfExport() {}

    /**
     * The file, in YAML.
     *
     * @param scenario the one that the game pins
     * @param storm which of its storms, from 1; null for its calm replications
     * @param content the folder that traces are named from; null when there is none
     * @throws CommandRefused when nobody spent a what-if of this number, or it cannot be simulated
     */
    static String of(
            GameHistory history,
            Scenario scenario,
            int number,
            @Nullable Integer storm,
            @Nullable Path content) {
        if (storm != null && (storm < 1 || storm > Practice.REPLICATIONS)) {
            throw new CommandRefused(
                    "--storm %d: found no such storm, expected 1 to %d"
                            .formatted(storm, Practice.REPLICATIONS));
        }
        WhatIfId id = new WhatIfId(number);
        GameState state = GameState.before(scenario);
        // A team may play another track later.
        for (LoggedEvent logged : history.logged()) {
            if (state.roundOf(id) == null) {
                state = Game.apply(state, logged.event());
            }
        }
        RoundState round = state.roundOf(id);
        WhatIf spent = round == null ? null : round.whatIf(id);
        if (round == null || spent == null) {
            int last = state.whatIfsEver();
            throw refused(
                    number,
                    "no such what-if",
                    last == 0 ? "a game that spent some" : "1 to " + last);
        }
        TrackId track =
                Objects.requireNonNull(state.roster().teams().get(spent.team()), "who spent it")
                        .track();
        try {
            return WhatIfFile.of(
                    round.trackRound(track),
                    round.conditions(track),
                    spent.configuration(),
                    spent.seed(),
                    storm == null ? null : storm - 1,
                    content);
        } catch (IllegalArgumentException cannotBe) {
            throw refused(number, "what cannot be: " + cannotBe.getMessage(), "a simulation");
        }
    }

    private static CommandRefused refused(int number, String found, String expected) {
        return new CommandRefused(
                "--what-if %d: found %s, expected %s".formatted(number, found, expected));
    }
}
