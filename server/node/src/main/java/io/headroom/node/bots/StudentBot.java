package io.headroom.node.bots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;

import io.headroom.game.Prediction;
import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * What one seat does: takes the seat, answers the lock and votes again, runs what-ifs in turn with
 * its team mates, and, when it speaks for the team, adopts the best run and proposes it; another
 * bot confirms. In the live run its team answers the critics.
 */
final class StudentBot implements ScreenClient.Screen {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** What a clock that goes before the server's leads to, and how long a bot waits then. */
    private static final Set<String> TOO_EARLY = Set.of("what-if-paced", "mate-confirms");

    /** Nobody but a mate can confirm yet, and there is no other bot. */
    private static final Set<String> TOO_SILENT = Set.of("own-proposal");

    /** Settings that are no running system: something else is tried. */
    private static final Set<String> IMPOSSIBLE = Set.of("cannot-turn", "cannot-be");

    private static final long AGAIN_MILLIS = 300;
    private static final long SILENT_MILLIS = 1_000;

    private final Vertx vertx;
    private final String name;
    private final Skill skill;
    private final long seed;
    private final BotTeams roster;
    private final CriticTalk critics;
    private final Set<String> done = new HashSet<>();
    private @Nullable ScreenClient client;
    private @Nullable JsonNode view;
    private long viewedNanos;
    private long liveTick;
    private @Nullable Wish asked;
    private @Nullable String refusedKey;

    StudentBot(Vertx vertx, String name, Skill skill, long seed, BotTeams roster) {
        this.vertx = vertx;
        this.name = name;
        this.skill = skill;
        this.seed = seed;
        this.roster = roster;
        this.critics = new CriticTalk(roster);
    }

    /** Plays over a connection. */
    void play(ScreenClient over) {
        client = over;
        over.connect();
    }

    @Override
    public void view(JsonNode newView) {
        view = newView;
        viewedNanos = System.nanoTime();
        refusedKey = null;
        liveTick = newView.path("live").path("tick").asLong();
        if (newView.has("seat")) {
            roster.sits(newView.path("seat").asInt(), newView.path("team").path("team").asInt());
        }
        act();
    }

    @Override
    public void update(JsonNode update) {
        liveTick = update.path("tick").asLong();
        JsonNode now = view;
        if (now != null && CriticTalk.isAsked(now, liveTick)) {
            act();
        }
    }

    @Override
    public void answered(@Nullable String code) {
        Wish answered = asked;
        asked = null;
        if (answered != null && code == null) {
            done.add(answered.key());
        } else if (answered != null) {
            // Not again before something has changed, or the server's clock has gone on.
            refusedKey = answered.key();
            if (TOO_EARLY.contains(code)) {
                again(AGAIN_MILLIS);
            } else if (TOO_SILENT.contains(code)) {
                again(SILENT_MILLIS);
            } else if (IMPOSSIBLE.contains(code)) {
                done.add(answered.key());
            }
        }
        act();
    }

    private void again(long millis) {
        vertx.setTimer(
                millis,
                timer -> {
                    refusedKey = null;
                    act();
                });
    }

    @Override
    public void refused(String code) {
        // The journal has it; the client comes back where that helps.
    }

    private void act() {
        ScreenClient over = client;
        JsonNode now = view;
        if (over == null || now == null || !over.idle()) {
            return;
        }
        wish(now)
                .filter(wish -> !done.contains(wish.key()) && !wish.key().equals(refusedKey))
                .ifPresent(
                        wish -> {
                            asked = wish;
                            over.ask(wish.phase(), wish.command());
                        });
    }

    private Optional<Wish> wish(JsonNode now) {
        JsonNode clock = now.path("clock");
        if (clock.isMissingNode()) {
            return Optional.of(new Wish("join", 0, new Command.Join(name)));
        }
        if (clock.path("paused").asBoolean()) {
            return Optional.empty();
        }
        int instance = clock.path("instance").asInt();
        return switch (clock.path("phase").asText()) {
            case "lock" -> lock(now.path("lock").path("own"), now, instance);
            case "revote" -> lock(now.path("lock").path("again").path("own"), now, instance);
            case "workbench" -> workbench(now, instance);
            case "live" -> live(now, instance);
            default -> Optional.empty();
        };
    }

    private Optional<Wish> live(JsonNode now, int instance) {
        String key = "critic " + now.path("team").path("team").asInt() + " " + instance;
        return CriticTalk.isAsked(now, liveTick)
                ? critics.wish(now, instance, chance(key), done::contains)
                : Optional.empty();
    }

    /** Guesses, and after talking guesses anew. */
    private Optional<Wish> lock(JsonNode own, JsonNode now, int instance) {
        int choices = now.path("lock").path("choices").size();
        String key = "lock " + instance;
        if (own.isInt() || choices == 0 || done.contains(key)) {
            return Optional.empty();
        }
        return Optional.of(
                new Wish(
                        key,
                        instance,
                        new Command.AnswerLock(chance(name + " " + key).nextInt(choices))));
    }

    private Optional<Wish> workbench(JsonNode now, int instance) {
        int seat = now.path("seat").asInt();
        int team = now.path("team").path("team").asInt();
        int started = now.path("strip").size();
        Workbench bench = Workbench.of(now);
        boolean waiting = bench.runs().size() < started;
        if (waiting) {
            return Optional.empty();
        }
        IntPredicate canSpend = mate -> canSpend(now.path("bench"), mate);
        if (roster.canAny(team, canSpend)) {
            String key = "what-if " + instance + " " + started;
            // Drawn for the team: its members agree on what comes next, and on having tried enough.
            SortedMap<String, Long> next =
                    Exploration.next(skill.ofTeam(team), bench, chance("team " + team + " " + key));
            if (!bench.knows(next)) {
                return roster.isTurnOf(seat, team, started, canSpend) && !done.contains(key)
                        ? inTime(
                                now.path("bench").path("waitMillis").asLong(),
                                new Wish(key, instance, whatIf(next, key)))
                        : Optional.empty();
            }
        }
        return roster.isCaptain(seat, team)
                ? hand(now, instance, bench)
                : confirm(now, instance, team, seat);
    }

    /** A bot has no idea which way it goes, and says so by a coin. */
    private Command whatIf(SortedMap<String, Long> configuration, String key) {
        Prediction[] sides = Prediction.values();
        return new Command.RunWhatIf(
                knobValues(configuration), sides[chance(name + " " + key).nextInt(sides.length)]);
    }

    /** Whether a member owns a what-if, or some are common; soon all are. */
    private boolean canSpend(JsonNode bench, int mate) {
        JsonNode returns = bench.path("returnMillis");
        if (bench.path("common").asInt() > 0 || (returns.isNumber() && left(returns) == 0)) {
            return bench.path("whatIfsLeft").asInt() > 0;
        }
        for (JsonNode owned : bench.path("owned")) {
            if (owned.path("seat").asInt() == mate) {
                return true;
            }
        }
        return false;
    }

    /** What is left of a time of the view. */
    private long left(JsonNode millis) {
        long passedMillis = (System.nanoTime() - viewedNanos) / NANOS_PER_MILLI;
        return Math.max(0, millis.asLong() - passedMillis);
    }

    /** Now, or when so much time has passed since the view came. */
    private Optional<Wish> inTime(long viewMillis, Wish wish) {
        long leftMillis = left(LongNode.valueOf(viewMillis));
        if (leftMillis == 0) {
            return Optional.of(wish);
        }
        vertx.setTimer(leftMillis, timer -> act());
        return Optional.empty();
    }

    /** Says yes to what somebody else of the team proposes, if no other bot does. */
    private Optional<Wish> confirm(JsonNode now, int instance, int team, int seat) {
        JsonNode proposal = now.path("bench").path("proposal");
        int proposer = proposal.path("seat").asInt();
        return proposal.isObject() && roster.isTurnOf(seat, team, 0, mate -> mate != proposer)
                ? Optional.of(confirmation(proposal, instance))
                : Optional.empty();
    }

    private static Wish confirmation(JsonNode proposal, int instance) {
        int revision = proposal.path("revision").asInt();
        return new Wish(
                "confirm " + instance + " " + revision, instance, new Command.Confirm(revision));
    }

    /** The same draws for the same decision, however often a view makes the bot think again. */
    private SplittableRandom chance(String key) {
        return new SplittableRandom(31 * seed + key.hashCode());
    }

    /** Adopts the best run, proposes it, and confirms it when nobody else has. */
    private Optional<Wish> hand(JsonNode now, int instance, Workbench bench) {
        JsonNode candidate = now.path("candidate");
        SortedMap<String, Long> best =
                bench.best().map(Workbench.Run::configuration).orElse(bench.par());
        if (!candidate.isObject() || !matches(candidate.path("configuration"), best)) {
            String key = "adopt " + instance + " " + best;
            return Optional.of(new Wish(key, instance, new Command.Adopt(knobValues(best))));
        }
        if (candidate.path("submitted").asBoolean()) {
            return Optional.empty();
        }
        int revision = candidate.path("revision").asInt();
        JsonNode proposal = now.path("bench").path("proposal");
        if (!proposal.isObject()) {
            String key = "propose " + instance + " " + revision;
            return Optional.of(new Wish(key, instance, new Command.Propose(revision)));
        }
        return inTime(
                now.path("bench").path("silentMillis").asLong(), confirmation(proposal, instance));
    }

    private static boolean matches(JsonNode shown, SortedMap<String, Long> configuration) {
        return configuration.entrySet().stream()
                .allMatch(entry -> shown.path(entry.getKey()).asLong() == entry.getValue());
    }

    private static SortedMap<KnobId, Long> knobValues(SortedMap<String, Long> values) {
        SortedMap<KnobId, Long> configuration = new TreeMap<>();
        values.forEach((knob, value) -> configuration.put(new KnobId(knob), value));
        return configuration;
    }
}
