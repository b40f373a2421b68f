package io.headroom.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

class CalendarTest {

    /**
     * A calendar beside its literal twin, which looks at everybody, every time. Actors that act
     * move others and themselves, often to the same instant, in any order.
     */
    private static final class Twins {
        private static final List<Rank> RANKS = List.of(Rank.values());
        private static final int MOST_MOVES = 4;

        private record Pending(long nanos, Rank rank, int actor) {}

        private final SplittableRandom random;
        private final int span;
        private final Calendar calendar = new Calendar();
        private final List<Pending> literal = new ArrayList<>();
        private int acted;
        private long actedNanos;

        /** The fewer nanoseconds events are apart, the more of them meet. */
        Twins(SplittableRandom random, int span) {
            this.random = random;
            this.span = span;
        }

        void register() {
            int actor = literal.size();
            Rank rank = RANKS.get(random.nextInt(RANKS.size()));
            literal.add(new Pending(Calendar.NEVER, rank, actor));
            int number = calendar.register(rank, now -> act(actor, now));
            assertThat(number).isEqualTo(actor);
        }

        Pending first() {
            return literal.stream()
                    .min(
                            Comparator.comparingLong(Pending::nanos)
                                    .thenComparing(Pending::rank)
                                    .thenComparingInt(Pending::actor))
                    .orElseThrow();
        }

        void moveSomebody(long now) {
            long nanos = random.nextInt(4) == 0 ? Calendar.NEVER : now + random.nextInt(span);
            move(random.nextInt(literal.size()), nanos);
        }

        private void move(int actor, long nanos) {
            literal.set(actor, new Pending(nanos, literal.get(actor).rank(), actor));
            calendar.schedule(actor, nanos);
        }

        private void act(int actor, long now) {
            acted = actor;
            actedNanos = now;
            literal.set(actor, new Pending(Calendar.NEVER, literal.get(actor).rank(), actor));
            for (int moves = random.nextInt(MOST_MOVES); moves > 0; moves--) {
                moveSomebody(now);
            }
            if (random.nextBoolean()) {
                move(actor, now + random.nextInt(span));
            }
            for (int moves = random.nextInt(MOST_MOVES); moves > 0; moves--) {
                moveSomebody(now);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}, {1} actors, {2} ns")
    @CsvSource({
        "1, 1, 3",
        "2, 2, 3",
        "3, 3, 1",
        "4, 5, 2",
        "5, 8, 8",
        "6, 9, 1000",
        "7, 60, 4",
        "8, 63, 40",
        "9, 64, 10",
        "10, 65, 1",
        "11, 300, 25",
        "12, 300, 100000"
    })
    void events_afterRandomMoves_comeInTheOrderOfALiteralSearch(long seed, int most, int span) {
        SplittableRandom random = new SplittableRandom(seed);
        Twins twins = new Twins(random, span);
        twins.register();
        long now = 0;
        for (int step = 0; step < 5_000; step++) {
            if (twins.literal.size() < most && random.nextInt(8) == 0) {
                twins.register();
            }
            twins.moveSomebody(now);
            Twins.Pending first = twins.first();
            String where = "seed " + seed + " step " + step;
            assertThat(twins.calendar.nextNanos()).as(where).isEqualTo(first.nanos());
            if (first.nanos() != Calendar.NEVER) {
                now = first.nanos();
                twins.calendar.actNext();
                assertThat(twins.acted).as(where).isEqualTo(first.actor());
                assertThat(twins.actedNanos).as(where).isEqualTo(now);
            }
        }
    }

    @Test
    void actNext_withoutAPendingEvent_isRefused() {
        Calendar calendar = new Calendar();
        assertThat(calendar.nextNanos()).isEqualTo(Calendar.NEVER);
        assertThatThrownBy(calendar::actNext).isInstanceOf(IllegalStateException.class);
        int actor = calendar.register(Rank.TIMER, now -> {});
        calendar.schedule(actor, 5);
        calendar.actNext();
        assertThat(calendar.nextNanos()).isEqualTo(Calendar.NEVER);
        assertThatThrownBy(calendar::actNext).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void event_beforeOneThatWasActedOn_isRefused() {
        Calendar calendar = new Calendar();
        int late = calendar.register(Rank.COMPLETION, now -> {});
        calendar.schedule(late, 7);
        calendar.actNext();
        calendar.schedule(late, 6);

        assertThatThrownBy(calendar::actNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("an event of 6 ns after one of 7 ns");
    }

    /**
     * At 5: a time-out, an arrival, those who asked for the end, a tick of theirs, who gives up.
     */
    @Test
    void endOfAnInstant_comesWhenNothingBeforeItIsLeft() {
        List<String> log = new ArrayList<>();
        Calendar calendar = new Calendar();
        int later = calendar.register(Rank.COMPLETION, now -> log.add("completion@" + now));
        int gives = calendar.register(Rank.GIVE_UP, now -> log.add("gives up@" + now));
        int ticks = calendar.register(Rank.START, now -> log.add("tick@" + now));
        int comes = calendar.register(Rank.ARRIVAL, now -> log.add("arrival@" + now));
        int second = calendar.registerEnder(end -> log.add("second@" + end));
        int first =
                calendar.registerEnder(
                        end -> {
                            log.add("first@" + end);
                            calendar.schedule(later, end);
                        });
        int timer =
                calendar.register(
                        Rank.TIMER,
                        now -> {
                            log.add("timer@" + now);
                            calendar.atEndOf(now, first);
                            calendar.atEndOf(now, second);
                        });
        for (int actor : new int[] {gives, ticks, comes, timer}) {
            calendar.schedule(actor, 5);
        }
        while (calendar.nextNanos() < 9) {
            calendar.actNext();
        }

        assertThat(log)
                .containsExactly(
                        "timer@5",
                        "arrival@5",
                        "first@5",
                        "completion@5",
                        "second@5",
                        "tick@5",
                        "gives up@5");
    }

    /** What is asked for between two events is done before the next, which is later. */
    @Test
    void endOfTheCurrentInstant_isTheNextEvent() {
        List<Long> log = new ArrayList<>();
        Calendar calendar = new Calendar();
        calendar.schedule(calendar.register(Rank.ARRIVAL, log::add), 7);
        calendar.atEndOf(3, calendar.registerEnder(log::add));

        assertThat(calendar.nextNanos()).isEqualTo(3);
        calendar.actNext();
        calendar.actNext();
        assertThat(log).containsExactly(3L, 7L);
        assertThat(calendar.nextNanos()).isEqualTo(Calendar.NEVER);
    }
}
