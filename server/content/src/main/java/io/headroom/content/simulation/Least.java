package io.headroom.content.simulation;

import io.headroom.simulator.chance.Empirical;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TokenPairs;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

/** What no request of some traffic asks for less than, as far as laws say; else 0. */
final class Least {
    private static final double UNIT = 1_000;

    private Least() {}

    /** What no draw of a law is below. */
    static double of(Sampler law) {
        return switch (law) {
            case Sampler.Constant constant -> constant.value();
            case Sampler.Uniform uniform -> uniform.least();
            case Empirical measured -> measured.quantile(0);
            case Sampler.Shifted shifted -> shifted.offset() + of(shifted.law());
            default -> 0;
        };
    }

    /** Tokens of a prompt, what was said before in a conversation left out. */
    static int promptTokens(TrafficPlan traffic) {
        return switch (traffic) {
            case TrafficPlan.Poisson poisson -> promptTokens(poisson.shape());
            case TrafficPlan.Renewal renewal -> promptTokens(renewal.shape());
            case TrafficPlan.MarkovModulated modulated -> promptTokens(modulated.shape());
            case TrafficPlan.ClosedLoop loop -> promptTokens(loop.shape());
            case TrafficPlan.Profiled profiled -> promptTokens(profiled.source());
            case TrafficPlan.TraceReplay replay -> promptTokens(replay.trace());
            case TrafficPlan.PhaseLocked sensors -> 1;
            case TrafficPlan.FrameClock frames -> 1;
        };
    }

    private static int promptTokens(RequestShape shape) {
        return switch (shape) {
            case RequestShape.Fixed fixed -> fixed.prompt();
            case RequestShape.Drawn drawn -> rounded(of(drawn.tokens().first()));
            case RequestShape.Prefixed prefixed -> prefixed.tokens() + promptTokens(prefixed.own());
            case TokenPairs pairs -> 0;
        };
    }

    private static int promptTokens(Trace trace) {
        int least = RequestShape.MOST_TOKENS;
        for (int row = 0; row < trace.size(); row++) {
            least = Math.min(least, trace.promptTokens(row));
        }
        return least;
    }

    private static int rounded(double number) {
        return (int) Math.max(0, Math.min(RequestShape.MOST_TOKENS, Math.floor(number + 0.5)));
    }

    /** Items of a request. */
    static double items(TrafficPlan traffic) {
        return switch (traffic) {
            case TrafficPlan.Poisson poisson -> items(poisson.shape());
            case TrafficPlan.Renewal renewal -> items(renewal.shape());
            case TrafficPlan.MarkovModulated modulated -> items(modulated.shape());
            case TrafficPlan.ClosedLoop loop -> items(loop.shape());
            case TrafficPlan.Profiled profiled -> items(profiled.source());
            case TrafficPlan.TraceReplay replay -> 1;
            case TrafficPlan.PhaseLocked sensors -> 1;
            case TrafficPlan.FrameClock frames -> rounded(of(frames.itemsPerFrame()));
        };
    }

    private static double items(RequestShape shape) {
        return switch (shape) {
            case RequestShape.Fixed fixed -> fixed.work() / UNIT;
            case RequestShape.Drawn drawn -> Math.max(0, of(drawn.workItems()));
            case RequestShape.Prefixed prefixed -> items(prefixed.own());
            case TokenPairs pairs -> 1;
        };
    }
}
