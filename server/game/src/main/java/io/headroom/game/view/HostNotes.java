package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.state.GameState;

/** One sentence for the instructor: what to say or do now. */
final class HostNotes {
    private HostNotes() {}

    static String of(GameState state) {
        if (state.paused() && state.phase() != Phase.FINISHED) {
            return "The clock stands; resume when you have said what you wanted to say.";
        }
        return switch (state.phase()) {
            case LOBBY ->
                    state.roster().seats().isEmpty()
                            ? "Show the code and ask neighbours to sit together."
                            : "Wait until the counter stands still, then start the round.";
            case BRIEF ->
                    "Read the riddle aloud, answer nothing, and let each team find its own crisis.";
            case LOCK -> "Ask everybody to answer alone; talking comes after.";
            case WORKBENCH ->
                    !state.round().ready()
                            ? "The best known configurations are still being searched; go on."
                            : "Walk to those who have spent no what-if yet; ask what they expect"
                                    + " before they run it.";
            case LIVE ->
                    "Announce the burst before you send it: who holds, and who breaks? Advancing"
                            + " now leaves the run unscored.";
            case DEBRIEF ->
                    "Reveal the prediction, then ask the cheapest team above the floor what it"
                            + " gave up.";
            case FINISHED -> "Ask each team for one sentence it would tell its former self.";
        };
    }
}
