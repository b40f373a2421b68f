package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatToken;
import io.headroom.node.codec.PlainText;
import io.headroom.node.games.Games;
import io.headroom.node.games.Practising;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.web.JsonBodies.BadBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Practice on games that are over, over HTTP. */
final class PracticeApi {
    /** More than any track-round has. */
    private static final int MOST_KNOBS = 32;

    private static final Map<String, HttpAnswer.PracticeKind> KINDS =
            Map.of(
                    "what-if", HttpAnswer.PracticeKind.WHAT_IF,
                    "beat-frontier", HttpAnswer.PracticeKind.BEAT_FRONTIER);

    private final Practising practice;
    private final BearerTokens bearers;

    PracticeApi(Practising practice, BearerTokens bearers) {
        this.practice = practice;
        this.bearers = bearers;
    }

    /** Tells what can be practised. */
    void game(RoutingContext context) {
        Practising.Key key = key(context);
        if (key == null) {
            bearers.refuse(context);
        } else {
            answer(context, practice.game(key));
        }
    }

    /** Tells of a bench. */
    void bench(RoutingContext context) {
        Practising.Key key = key(context);
        Practising.Spot spot = spot(context);
        if (key == null) {
            bearers.refuse(context);
        } else if (spot == null) {
            refuseSpot(context);
        } else {
            answer(context, practice.bench(key, spot));
        }
    }

    /** Tries something. */
    void attempt(RoutingContext context) {
        Practising.Key key = key(context);
        Practising.Spot spot = spot(context);
        if (key == null) {
            bearers.refuse(context);
            return;
        }
        if (spot == null) {
            refuseSpot(context);
            return;
        }
        Practising.TryRequest request = JsonBodies.read(context, PracticeApi::request);
        if (request != null) {
            answer(context, practice.attempt(key, spot, request));
        }
    }

    /**
     * Tells the way here, for others. Whoever has a link's token can make its address; this draws
     * it, and looks nothing up.
     *
     * @param base the address that others can type
     */
    void link(RoutingContext context, UnaryOperator<String> base) {
        String token = BearerTokens.of(context);
        if (token == null || !SeatToken.SHAPE.matcher(token).matches()) {
            bearers.refuse(context);
            return;
        }
        String game = String.valueOf(context.pathParam("game"));
        String url = JoinAddresses.practice(base.apply(""), game, token);
        Replies.json(context, 200, new HttpAnswer.JoinLink("", url, QrPath.of(url)));
    }

    private void answer(RoutingContext context, Future<?> answer) {
        answer.onSuccess(told -> Replies.json(context, 200, told))
                .onFailure(
                        failure -> {
                            if (failure instanceof Games.GameRefused refused
                                    && refused.refusal().code() == RefusalCode.BAD_SECRET) {
                                bearers.refuse(context);
                            } else {
                                Replies.fail(context, failure);
                            }
                        });
    }

    private static void refuseSpot(RoutingContext context) {
        Replies.refuse(context, RefusalCode.BAD_REQUEST, "round", "a whole number");
    }

    private static Practising.@Nullable Key key(RoutingContext context) {
        String given = BearerTokens.of(context);
        if (given == null) {
            return null;
        }
        String[] tokens = given.split("\\.", -1);
        for (String token : tokens) {
            if (!SeatToken.SHAPE.matcher(token).matches()) {
                return null;
            }
        }
        return tokens.length > 2
                ? null
                : new Practising.Key(
                        String.valueOf(context.pathParam("game")),
                        new SeatToken(tokens[0]).hash(),
                        tokens.length == 2 ? new SeatToken(tokens[1]).hash() : null);
    }

    private static Practising.@Nullable Spot spot(RoutingContext context) {
        String round = String.valueOf(context.pathParam("round"));
        return round.matches("[0-9]{1,3}")
                ? new Practising.Spot(
                        Integer.parseInt(round), String.valueOf(context.pathParam("track")))
                : null;
    }

    /** Strictly, for it comes from outside. */
    private static Practising.TryRequest request(Buffer body) throws BadBody {
        JsonObject json = JsonBodies.object(body);
        if (!json.fieldNames().equals(Set.of("kind", "configuration"))) {
            throw new BadBody("body", "kind and configuration alone");
        }
        HttpAnswer.PracticeKind kind =
                json.getValue("kind") instanceof String name ? KINDS.get(name) : null;
        if (kind == null) {
            throw new BadBody("kind", "what-if or beat-frontier");
        }
        return new Practising.TryRequest(kind, configuration(json.getValue("configuration")));
    }

    private static SortedMap<String, Long> configuration(@Nullable Object given) throws BadBody {
        if (!(given instanceof JsonObject values) || values.size() > MOST_KNOBS) {
            throw new BadBody("configuration", "an object of at most " + MOST_KNOBS + " knobs");
        }
        SortedMap<String, Long> configuration = new TreeMap<>();
        for (String knob : values.fieldNames()) {
            boolean whole =
                    values.getValue(knob) instanceof Integer
                            || values.getValue(knob) instanceof Long;
            if (!whole || !PlainText.is(knob)) {
                throw new BadBody("configuration", "a whole number for each knob");
            }
            configuration.put(knob, values.getLong(knob));
        }
        return configuration;
    }
}
