package io.headroom.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Which ghosts are searched, and for how long, by a clock and a search of the test's own. */
class GhostSearchesTest {
    private static final Scenario SCENARIO =
            Objects.requireNonNull(Scenarios.bundled().byId("model-serving"));
    private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<String> searched = new ArrayList<>();
    private GameState state = GameState.before(SCENARIO);
    private long nanos = 7;
    private long mostRuns = Long.MAX_VALUE;
    private long behindNanos;
    private final GhostSearches searches = new GhostSearches(this::slowly, () -> nanos);

    /** Never satisfied by itself, but for what a test allows. */
    private Ghosts slowly(GameState seen, RoundState round, TrackId id, BooleanSupplier enough) {
        searched.add(round.number() + " " + id.value());
        for (long runs = 0; runs < mostRuns && !enough.getAsBoolean(); runs++) {
            nanos += RUN_NANOS;
        }
        nanos += behindNanos;
        TrackRound track = round.trackRound(id);
        Configuration first = track.frontierGrid().getFirst();
        return new Ghosts(first, track.overbuild(), new Anchors(0, 1, 1, 1, 2), null, null, null);
    }

    private void take(Decision decision) {
        for (Event event : ((Decision.Accepted) decision).events()) {
            state = Game.apply(state, event);
        }
    }

    private void ask(Actor actor, Command command) {
        take(Game.decide(state, actor, state.instance(), command, new Moment(0, 0)));
    }

    /** A game in which so many students sit alone in their teams. */
    private void host(String preset, int students) {
        take(Game.create(SCENARIO, new NewGame(0, preset, 1, List.of(), 1, "ABC234")));
        for (int student = 1; student <= students; student++) {
            join(student);
        }
    }

    private void join(int student) {
        ask(new Actor.Newcomer("hash " + student), new Command.Join("Ada"));
    }

    private GhostSearches.Sought begin() {
        GhostSearches.Sought sought = Objects.requireNonNull(searches.next(state));
        searches.begun(sought);
        return sought;
    }

    private void find(GhostSearches.Sought sought) {
        TreeMap<TrackId, Ghosts> found = new TreeMap<>();
        found.put(sought.track(), searches.find(state, sought));
        ask(new Actor.Loop(), new Command.GhostsFound(sought.round().number(), found));
    }

    private void searchAll() {
        while (searches.next(state) != null) {
            find(begin());
        }
    }

    private void advance() {
        ask(new Actor.Host(), new Command.Advance());
    }

    @Test
    void nothing_isSearchedBeforeAnybodyCame() {
        host("45", 0);
        assertThat(searches.next(state)).isNull();
    }

    @Test
    void tracksThatNobodyPlays_areNotSearched() {
        host("45", 3);
        searchAll();
        assertThat(searched).containsExactly("1 cloud-titan", "1 edge-guardian");
        assertThat(state.ready(state.round())).isTrue();
    }

    @Test
    void aTrack_isSearchedWhenItsFirstTeamComes() {
        host("45", 1);
        searchAll();
        assertThat(searched).containsExactly("1 cloud-titan");
        join(2);
        assertThat(state.ready(state.round())).isFalse();
        searchAll();
        ask(new Actor.Host(), new Command.AssignTrack(new TeamId(2), new TrackId("tiny-pioneer")));
        assertThat(state.ready(state.round())).isFalse();
        searchAll();
        assertThat(searched).containsExactly("1 cloud-titan", "1 edge-guardian", "1 tiny-pioneer");
        assertThat(state.ready(state.round())).isTrue();
    }

    @Test
    void oneTrackAtATime_isSearched() {
        host("45", 2);
        GhostSearches.Sought first = begin();
        assertThat(searches.next(state)).isNull();
        find(first);
        assertThat(searches.next(state)).isNotNull();
    }

    @Test
    void aTrackThatLostItsTeamsMeanwhile_keepsNobodyWaiting() {
        host("45", 2);
        ask(new Actor.Host(), new Command.AssignTrack(new TeamId(1), new TrackId("tiny-pioneer")));
        find(begin());
        GhostSearches.Sought tiny = begin();
        assertThat(tiny.track().value()).isEqualTo("tiny-pioneer");
        ask(new Actor.Host(), new Command.AssignTrack(new TeamId(1), new TrackId("cloud-titan")));
        assertThat(begin().track().value()).isEqualTo("cloud-titan");
    }

    @Test
    void nextRound_isSearchedFromTheBenchOn_onThePlayedTracks() {
        host("45", 3);
        advance();
        while (state.phase() != Phase.WORKBENCH) {
            advance();
        }
        searchAll();
        assertThat(searched)
                .hasSize(2 * state.playedTracks().size())
                .startsWith("1 cloud-titan")
                .last()
                .asString()
                .startsWith("2 ");
    }

    @Test
    void fourTracks_areFoundWithinHalfAMinute_howeverSlowTheSearch() {
        host("45", 40);
        assertThat(state.playedTracks()).hasSize(4);
        long begun = nanos;
        searchAll();
        assertThat(searched).hasSize(4);
        assertThat(state.ready(state.round())).isTrue();
        assertThat(nanos - begun)
                .as("half a minute, and the run that each track ends with")
                .isLessThanOrEqualTo(GhostSearches.MOST_NANOS + 4 * RUN_NANOS)
                .isGreaterThan(GhostSearches.MOST_NANOS);
    }

    @Test
    void whatATrackTakesTooLong_isNotAtTheNextOnesExpense() {
        host("45", 2);
        behindNanos = 2 * GhostSearches.MOST_NANOS;
        find(begin());
        behindNanos = 0;
        long begun = nanos;
        find(begin());
        assertThat(nanos - begun)
                .isGreaterThan(GhostSearches.MOST_NANOS / 4)
                .isLessThanOrEqualTo(GhostSearches.MOST_NANOS / 4 + RUN_NANOS);
    }

    @Test
    void whatATrackLeaves_isTheNextOnes() {
        host("45", 2);
        mostRuns = 10;
        find(begin());
        assertThat(nanos - 7).isEqualTo(10 * RUN_NANOS);
        mostRuns = Long.MAX_VALUE;
        find(begin());
        assertThat(nanos - 7)
                .isGreaterThan(GhostSearches.MOST_NANOS / 2)
                .isLessThanOrEqualTo(GhostSearches.MOST_NANOS / 2 + RUN_NANOS);
    }
}
