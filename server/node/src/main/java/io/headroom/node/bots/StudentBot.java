package io.headroom.node.bots;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What one seat does: takes the seat, answers the lock, runs what-ifs in turn with its team mates,
 * and, when it speaks for the team, adopts the best run and submits it.
 */
final class StudentBot implements ScreenClient.Screen {

    /**
     * Something to ask.
     *
     * @param key names it and the state that calls for it; it is asked once for each key
     */
    private record Wish(String key, int phase, Command command) {}

    private final String name;
    private final Skill skill;
    private final long seed;
    private final BotTeams roster;
    private final Set<String> done = new HashSet<>();
    private @Nullable ScreenClient client;
    private @Nullable JsonNode view;
    private @Nullable Wish asked;
    private @Nullable String refusedKey;

    StudentBot(String name, Skill skill, long seed, BotTeams roster) {
        this.name = name;
        this.skill = skill;
        this.seed = seed;
        this.roster = roster;
    }

    /** Plays over a connection. */
    void play(ScreenClient over) {
        client = over;
        over.connect();
    }

    @Override
    public void view(JsonNode newView) {
        view = newView;
        refusedKey = null;
        if (newView.has("seat")) {
            roster.sits(newView.path("seat").asInt(), newView.path("team").path("team").asInt());
        }
        act();
    }

    @Override
    public void update(JsonNode update) {
        // A bot watches the live run; there is nothing to do in it yet.
    }

    @Override
    public void answered(@Nullable String code) {
        Wish answered = asked;
        asked = null;
        if (answered != null && code == null) {
            done.add(answered.key());
        } else if (answered != null) {
            // Not again before something has changed.
            refusedKey = answered.key();
        }
        act();
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
            case "lock" -> lock(now, instance);
            case "workbench" -> workbench(now, instance);
            default -> Optional.empty();
        };
    }

    private Optional<Wish> lock(JsonNode now, int instance) {
        JsonNode lock = now.path("lock");
        int choices = lock.path("choices").size();
        String key = "lock " + instance;
        if (lock.path("own").isInt() || choices == 0 || done.contains(key)) {
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
        if (now.path("whatIfsLeft").asInt() > 0) {
            String key = "what-if " + instance + " " + started;
            // Drawn for the team: its members agree on what comes next, and on having tried enough.
            SortedMap<String, Long> next =
                    Exploration.next(skill.ofTeam(team), bench, chance("team " + team + " " + key));
            if (!bench.knows(next)) {
                return roster.isTurnOf(seat, team, started) && !done.contains(key)
                        ? Optional.of(
                                new Wish(key, instance, new Command.RunWhatIf(knobValues(next))))
                        : Optional.empty();
            }
        }
        return roster.isCaptain(seat, team) ? hand(now, instance, bench) : Optional.empty();
    }

    /** The same draws for the same decision, however often a view makes the bot think again. */
    private SplittableRandom chance(String key) {
        return new SplittableRandom(31 * seed + key.hashCode());
    }

    /** Adopts the best run, then submits it. */
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
        String key = "submit " + instance + " " + revision;
        return Optional.of(new Wish(key, instance, new Command.Submit(revision)));
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
