package io.headroom.node.afterclass;

import io.headroom.game.afterclass.AfterClass;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.game.id.TrackId;
import io.headroom.game.rules.SettingsCheck;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.RoundState;
import io.headroom.node.afterclass.FinishedGames.Finished;
import io.headroom.node.codec.PracticeCodec;
import io.headroom.node.games.Games.GameRefused;
import io.headroom.node.games.Practising;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.session.Computing;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.PracticeLinks;
import io.headroom.node.store.PracticeTable;
import io.headroom.node.store.PracticeTable.Place;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.StoredGame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Practice on games that are over, on the node that is asked: it reads the game from its log,
 * computes behind its live games, and keeps what came of it in the database. A request waits beside
 * all event loops; how many do at once is bounded, and fewer still may hold a connection to the
 * database, so that live games always find one.
 */
public final class Practices implements Practising, AutoCloseable {
    /** Requests that are carried out or wait; more are turned away. */
    private static final int MOST_REQUESTS = 256;

    /** Of those, so many at once hold a connection to the database or read a game. */
    private static final int MOST_AT_THE_DATABASE = 2;

    private final Vertx vertx;
    private final Means means;
    private final FinishedGames games;
    private final PracticeQueue queue;
    private final Tries tries;
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final Semaphore database = new Semaphore(MOST_AT_THE_DATABASE, true);

    /**
     * The parts of the node that it works with.
     *
     * @param gamesGoOn whether some game of the node is not over
     * @param keep how long after a game's end it can be practised on; null for ever
     */
    public record Means(
            EventLog log,
            PracticeTable table,
            PracticeLinks links,
            PinnedContent content,
            Computing computing,
            BooleanSupplier gamesGoOn,
            @Nullable Duration keep,
            InstantSource clock) {}

    /** Somebody who may practise on a game. */
    private record Visit(Finished game, StoredGame stored, Player player) {
        RoundState round(int number) {
            return AfterClass.rounds(game.state()).stream()
                    .filter(each -> each.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new GameRefused(RefusalCode.NO_SUCH_ROUND, number));
        }
    }

    /** Practice as a node offers it. */
    public Practices(Vertx vertx, Means means) {
        this.vertx = vertx;
        this.means = means;
        this.games = new FinishedGames(means.log(), means.content());
        this.queue = new PracticeQueue(means.computing(), means.gamesGoOn());
        this.tries = new Tries(means.table());
    }

    @Override
    public Future<HttpAnswer.PracticeGame> game(Key key) {
        return beside(
                () ->
                        atTheDatabase(
                                () -> {
                                    Visit visit = visit(key);
                                    return PracticeAnswers.game(
                                            visit.game(), visit.stored().code(), visit.player());
                                }));
    }

    @Override
    public Future<HttpAnswer.PracticeBench> bench(Key key, Spot spot) {
        return beside(
                () ->
                        atTheDatabase(
                                () -> {
                                    Visit visit = visit(key);
                                    RoundState round = visit.round(spot.round());
                                    TrackId track = track(round, spot);
                                    Place place = place(visit, spot);
                                    return PracticeAnswers.bench(
                                            visit.game(),
                                            round,
                                            track,
                                            PracticeTable.MOST_TRIES - means.table().tries(place),
                                            means.table().told(place),
                                            means.table()
                                                    .winners(
                                                            place.game(),
                                                            place.round(),
                                                            place.track()),
                                            visit.player());
                                }));
    }

    @Override
    public Future<HttpAnswer.PracticeTry> attempt(Key key, Spot spot, TryRequest request) {
        return beside(
                () -> {
                    Asked asked = atTheDatabase(() -> asked(key, spot, request));
                    HttpAnswer.PracticeTry known = asked.known();
                    return known == null ? compute(asked) : known;
                });
    }

    /**
     * A try that may be made.
     *
     * @param known what came of the same before; null when it was never tried
     */
    private record Asked(
            Visit visit,
            RoundState round,
            TrackId track,
            Place place,
            HttpAnswer.PracticeKind kind,
            Configuration configuration,
            HttpAnswer.@Nullable PracticeTry known) {}

    private Asked asked(Key key, Spot spot, TryRequest request) {
        Visit visit = visit(key);
        if (!visit.game().playable()) {
            throw new GameRefused(RefusalCode.PRACTICE_ELSEWHERE);
        }
        RoundState round = visit.round(spot.round());
        TrackId track = track(round, spot);
        Configuration configuration = PracticeCodec.of(request.configuration());
        Refusal wrong = SettingsCheck.refusal(round, track, configuration.values());
        if (wrong != null) {
            throw new GameRefused(wrong);
        }
        Place place = place(visit, spot);
        return new Asked(
                visit,
                round,
                track,
                place,
                request.kind(),
                configuration,
                tries.known(place, request.kind(), round.trackRound(track), configuration));
    }

    private HttpAnswer.PracticeTry compute(Asked asked) throws InterruptedException {
        if (!queue.enter()) {
            throw new GameRefused(RefusalCode.PRACTICE_BUSY);
        }
        try {
            UUID name = atTheDatabase(() -> begin(asked));
            try {
                // Another node may have ended the same between the first look and the begin.
                Optional<HttpAnswer.PracticeTry> meanwhile =
                        atTheDatabase(() -> Optional.ofNullable(known(asked)));
                if (meanwhile.isPresent()) {
                    atTheDatabase(Executors.callable(() -> means.table().giveUp(name)));
                    return meanwhile.get();
                }
                Tries.Result result = queue.compute(() -> result(asked));
                if (result == null) {
                    throw new GameRefused(RefusalCode.PRACTICE_BUSY);
                }
                atTheDatabase(Executors.callable(() -> tries.end(name, result)));
                return result.told();
            } catch (RuntimeException | InterruptedException failure) {
                atTheDatabase(Executors.callable(() -> means.table().giveUp(name)));
                throw failure;
            }
        } finally {
            queue.leave();
        }
    }

    private HttpAnswer.@Nullable PracticeTry known(Asked asked) {
        return tries.known(
                asked.place(),
                asked.kind(),
                asked.round().trackRound(asked.track()),
                asked.configuration());
    }

    private UUID begin(Asked asked) {
        Player player = asked.visit().player();
        GameId game = asked.place().game();
        Optional<Integer> entered =
                means.table().enter(game, player.id(), player.name(), Player.LAP);
        if (entered.isEmpty()) {
            throw new GameRefused(RefusalCode.PRACTICE_FULL, PracticeTable.MOST_PLAYERS);
        }
        if (means.table().tries(asked.place()) >= PracticeTable.MOST_TRIES) {
            throw new GameRefused(RefusalCode.PRACTICE_SPENT, PracticeTable.MOST_TRIES);
        }
        return tries.begin(asked.place(), asked.kind(), asked.configuration())
                .orElseThrow(() -> new GameRefused(RefusalCode.PRACTICE_RUNNING));
    }

    private Tries.Result result(Asked asked) throws InterruptedException {
        Place place = asked.place();
        return switch (asked.kind()) {
            case WHAT_IF ->
                    Tries.whatIf(
                            asked.visit().game().state(),
                            asked.round(),
                            asked.track(),
                            asked.configuration());
            case BEAT_FRONTIER ->
                    Tries.attempt(
                            asked.round(),
                            asked.track(),
                            asked.configuration(),
                            () -> tries.secondSeed(place.game(), place.round()));
        };
    }

    private static TrackId track(RoundState round, Spot spot) {
        return AfterClass.tracks(round).stream()
                .filter(track -> track.value().equals(spot.track()))
                .findFirst()
                .orElseThrow(() -> new GameRefused(RefusalCode.NO_SUCH_TRACK, spot.track()));
    }

    private static Place place(Visit visit, Spot spot) {
        return new Place(visit.game().game(), spot.round(), spot.track(), visit.player().id());
    }

    /** Whoever holds what opens a game is let in, and nothing else is told to who does not. */
    private Visit visit(Key key) {
        GameId id = gameId(key.game());
        StoredGame stored =
                means.log().find(id).orElseThrow(() -> new GameRefused(RefusalCode.BAD_SECRET));
        boolean byLink = key.visitorHash() != null;
        boolean opens =
                byLink
                        ? means.links().opens(id, key.tokenHash())
                        : means.log().mentions(id, key.tokenHash());
        if (!opens) {
            throw new GameRefused(RefusalCode.BAD_SECRET);
        }
        Instant over = stored.finishedAt();
        if (over == null) {
            throw new GameRefused(RefusalCode.GAME_NOT_OVER);
        }
        Duration keep = means.keep();
        if (keep != null && over.plus(keep).isBefore(means.clock().instant())) {
            throw new GameRefused(RefusalCode.PRACTICE_OVER);
        }
        Finished game = games.read(id);
        Player player = Player.of(game.state(), id, key);
        if (player == null) {
            throw new GameRefused(RefusalCode.BAD_SECRET);
        }
        return new Visit(game, stored, player);
    }

    private static GameId gameId(String name) {
        try {
            return new GameId(UUID.fromString(name));
        } catch (IllegalArgumentException noName) {
            throw new GameRefused(RefusalCode.BAD_SECRET);
        }
    }

    private <T> T atTheDatabase(Callable<T> task) throws InterruptedException {
        database.acquire();
        try {
            return task.call();
        } catch (StoreException notNow) {
            throw new GameRefused(RefusalCode.UNAVAILABLE);
        } catch (RuntimeException | InterruptedException failure) {
            throw failure;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        } finally {
            database.release();
        }
    }

    /** Carries a request out on a thread of its own; the answer comes where it was asked for. */
    private <T> Future<T> beside(Callable<T> task) {
        if (!requests.tryAcquire()) {
            return Future.failedFuture(new GameRefused(RefusalCode.PRACTICE_BUSY));
        }
        Context caller = vertx.getOrCreateContext();
        Promise<T> answered = Promise.promise();
        Thread.ofVirtual()
                .name("headroom-practice-request")
                .start(
                        () -> {
                            try {
                                T answer = task.call();
                                caller.runOnContext(back -> answered.complete(answer));
                            } catch (Exception failure) {
                                caller.runOnContext(back -> answered.fail(failure));
                            } finally {
                                requests.release();
                            }
                        });
        return answered.future();
    }

    /** Computes nothing any more. */
    @Override
    public void close() {
        queue.close();
    }
}
