package io.headroom.node.bots;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How the bots of a team answer a critic in a live run: one proposes, another confirms, and who has
 * no other bot beside it does both. One team in four declines, one in four turns a knob for it.
 */
final class CriticTalk {
    private static final int SIDES = 4;

    private final BotTeams roster;

    CriticTalk(BotTeams roster) {
        this.roster = roster;
    }

    /** Whether a phone's team may still answer a critic. */
    static boolean isAsked(JsonNode view, long tick) {
        JsonNode asked = view.path("live").path("challenge");
        JsonNode answer = view.path("challenge");
        return answer.isObject()
                && !answer.path("accepted").isBoolean()
                && tick >= asked.path("tick").asLong()
                && tick < asked.path("answerTick").asLong();
    }

    /**
     * What a bot says now.
     *
     * @param chance the same for all members of its team
     * @param tried what was asked before, carried out or found to be impossible, by its key
     */
    Optional<Wish> wish(
            JsonNode view, int instance, SplittableRandom chance, Predicate<String> tried) {
        int seat = view.path("seat").asInt();
        int team = view.path("team").path("team").asInt();
        JsonNode answer = view.path("challenge");
        JsonNode proposal = answer.path("proposal");
        if (proposal.isObject()) {
            int proposer = proposal.path("seat").asInt();
            int revision = proposal.path("revision").asInt();
            boolean othersCan = roster.canAny(team, mate -> mate != proposer);
            boolean mine =
                    othersCan
                            ? roster.isTurnOf(seat, team, 0, mate -> mate != proposer)
                            : seat == proposer;
            return mine
                    ? Optional.of(
                            new Wish(
                                    "critic confirmed " + instance + " " + revision,
                                    instance,
                                    new Command.ConfirmChallenge(revision)))
                    : Optional.empty();
        }
        return roster.isCaptain(seat, team)
                ? Optional.of(proposed(answer, instance, chance, tried))
                : Optional.empty();
    }

    private static Wish proposed(
            JsonNode answer, int instance, SplittableRandom chance, Predicate<String> tried) {
        int side = chance.nextInt(SIDES);
        if (side == 0) {
            return new Wish(
                    "critic declined " + instance, instance, new Command.DeclineChallenge());
        }
        SortedMap<KnobId, Long> riding = values(answer.path("configuration"));
        String turnedKey = "critic turned " + instance;
        SortedMap<KnobId, Long> turned = side == 1 ? turned(answer, riding, chance) : null;
        return turned == null || tried.test(turnedKey)
                ? new Wish(
                        "critic accepted " + instance,
                        instance,
                        new Command.AcceptChallenge(riding))
                : new Wish(turnedKey, instance, new Command.AcceptChallenge(turned));
    }

    /** One of the knobs that may be turned, on another value; null where none can. */
    private static @Nullable SortedMap<KnobId, Long> turned(
            JsonNode answer, SortedMap<KnobId, Long> riding, SplittableRandom chance) {
        List<SortedMap<KnobId, Long>> all = new ArrayList<>();
        for (JsonNode knob : answer.path("knobs")) {
            KnobId id = new KnobId(knob.path("knob").asText());
            for (JsonNode value : knob.path("values")) {
                SortedMap<KnobId, Long> other = new TreeMap<>(riding);
                other.put(id, value.asLong());
                if (!other.equals(riding)) {
                    all.add(other);
                }
            }
        }
        return all.isEmpty() ? null : all.get(chance.nextInt(all.size()));
    }

    private static SortedMap<KnobId, Long> values(JsonNode configuration) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        configuration
                .properties()
                .forEach(each -> values.put(new KnobId(each.getKey()), each.getValue().asLong()));
        return values;
    }
}
