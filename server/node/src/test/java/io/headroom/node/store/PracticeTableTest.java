package io.headroom.node.store;

import static io.headroom.node.store.LogFixture.createdGame;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.id.GameId;
import io.headroom.node.store.PracticeTable.Place;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.UUID;

class PracticeTableTest {
    private static final int LAP = 1_024;

    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    private final PracticeTable table = new PracticeTable(DATABASE.dataSource());
    private final GameId game = createdGame(DATABASE.eventLog());
    private final Place place = new Place(game, 2, "tiny-pioneer", "seat-1");

    private UUID begun(String configuration) {
        table.enter(game, place.player(), 7, LAP);
        return table.begin(place, "what-if", configuration).orElseThrow();
    }

    @Test
    void try_whileAnotherIsUnderWay_isNotBegun() {
        UUID first = begun("{\"a\":1}");

        assertThat(table.begin(place, "what-if", "{\"a\":2}")).isEmpty();

        table.end(first, "{}", null, false);
        assertThat(table.begin(place, "what-if", "{\"a\":2}")).isPresent();
    }

    @Test
    void try_givenUp_leavesNothing() {
        UUID first = begun("{\"a\":1}");

        table.giveUp(first);
        table.end(first, "{}", 900, true);

        assertThat(table.tries(place)).isZero();
        assertThat(table.told(place)).isEmpty();
        assertThat(table.winners(game, 2, "tiny-pioneer")).isEmpty();
    }

    @Test
    void result_isToldToItsPlayerInOrder_andFoundAgain() {
        table.end(begun("{\"a\":1}"), "{\"r\":1}", null, false);
        table.end(begun("{\"a\":2}"), "{\"r\":2}", null, false);

        assertThat(table.told(place))
                .extracting(KeptTry::result)
                .containsExactly("{\"r\":1}", "{\"r\":2}");
        assertThat(table.find(place, "what-if", "{\"a\":1}"))
                .contains(new KeptTry("what-if", "{\"a\":1}", "{\"r\":1}", false));
        assertThat(table.find(place, "beat-frontier", "{\"a\":1}")).isEmpty();
        assertThat(table.told(new Place(game, 2, "tiny-pioneer", "seat-2"))).isEmpty();
    }

    @Test
    void winners_stand_withTheirBestPoints() {
        table.end(begun("{\"a\":1}"), "{}", 1_003, true);
        table.end(begun("{\"a\":2}"), "{}", 1_010, true);
        table.end(begun("{\"a\":3}"), "{}", 1_020, false);

        assertThat(table.winners(game, 2, "tiny-pioneer"))
                .containsExactly(new PracticeTable.Winner(7, "seat-1", 1_010));
    }

    @Test
    void name_thatSomebodyElseHas_isANamesakes() {
        assertThat(table.enter(game, "seat-1", 7, LAP)).contains(7);
        assertThat(table.enter(game, "seat-2", 7, LAP)).contains(7 + LAP);
        assertThat(table.enter(game, "seat-1", 7, LAP)).contains(7);
    }

    @Test
    void secondSeed_isDrawnOnce() {
        assertThat(table.seed(game, 2, 11)).isEqualTo(11);
        assertThat(table.seed(game, 2, 12)).isEqualTo(11);
        assertThat(table.seed(game, 3, 12)).isEqualTo(12);
    }

    @Test
    void links_theFirstAndTheLastStayOpen() {
        PracticeLinks links = new PracticeLinks(DATABASE.dataSource());
        for (int number = 1; number <= 40; number++) {
            links.add(game, "hash-" + number + "-" + game.value());
        }

        assertThat(links.opens(game, "hash-1-" + game.value())).isTrue();
        assertThat(links.opens(game, "hash-40-" + game.value())).isTrue();
        assertThat(links.opens(game, "hash-20-" + game.value())).isFalse();
        assertThat(links.opens(createdGame(DATABASE.eventLog()), "hash-1-" + game.value()))
                .isFalse();
    }
}
