package io.headroom.simulator;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** What prompts begin with, by the traffic's plan and what came before: requests in their order. */
final class LiteralBeginnings {
    private final TrafficPlan traffic;
    private final Streams.Stream words;
    private final Map<Integer, Talk> talks = new HashMap<>();

    /** What a client has asked so far: how often, of which group, how long it is by now. */
    private record Talk(long turn, int group, int tokens) {}

    LiteralBeginnings(TrafficPlan traffic, long seed) {
        this.traffic = traffic;
        words = new Streams(seed).of(Purpose.REQUEST_SHAPE, 0);
    }

    LiteralJob.Beginning next(LiteralRuns.Fate fate) {
        if (traffic instanceof TrafficPlan.ClosedLoop loop && loop.conversations() != null) {
            return turn(fate, loop, loop.conversations());
        }
        if (traffic instanceof TrafficPlan.Renewal renewal) {
            return beginning(renewal.shape(), group(renewal.shape(), fate.ordinal()), 0, -1);
        }
        return LiteralJob.Beginning.NONE;
    }

    private LiteralJob.Beginning turn(
            LiteralRuns.Fate fate, TrafficPlan.ClosedLoop loop, TrafficPlan.Turns turns) {
        int client = fate.user();
        Talk before = talks.getOrDefault(client, new Talk(0, 0, 0));
        long each = (long) ((Sampler.Constant) turns.count()).value();
        boolean goesOn = before.turn() % each > 0;
        long number = ((long) client << Integer.SIZE) + before.turn() + 1;
        int group = goesOn ? before.group() : group(loop.shape(), number);
        int history = goesOn ? before.tokens() : 0;
        int tokens = fate.promptTokens() + fate.outputTokens();
        talks.put(client, new Talk(before.turn() + 1, group, tokens));
        return beginning(loop.shape(), group, client, history);
    }

    private static LiteralJob.Beginning beginning(
            RequestShape shape, int group, int user, int history) {
        RequestShape.Prefixed prefixed = prefixed(shape);
        int tokens = prefixed == null ? 0 : prefixed.tokens();
        return new LiteralJob.Beginning(group, tokens, user, history);
    }

    private int group(RequestShape shape, long number) {
        RequestShape.Prefixed prefixed = prefixed(shape);
        return prefixed == null
                ? 0
                : (int) Words.below(Words.branch(words.word(number), 3), prefixed.groups());
    }

    private static RequestShape.@Nullable Prefixed prefixed(RequestShape shape) {
        return shape instanceof RequestShape.Prefixed prefixed ? prefixed : null;
    }
}
