package io.headroom.node.session;

import io.headroom.game.Phase;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Team;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.games.Topic;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What a game tells and lets through without a change: screens that come, hints, its row. */
public final class Door {
    private Door() {}

    /**
     * Whether a screen may be here.
     *
     * @param seated told when it is a seat's, which other screens of that seat make room for
     */
    static NodeMessage admit(
            GameState state,
            NodeMessage.Attach attach,
            BiConsumer<SeatId, NodeMessage.Attach> seated) {
        String tokenHash = attach.tokenHash();
        if (attach.role() != Role.SEAT || tokenHash == null) {
            return new NodeMessage.Attached(attach.game(), state.setting().code(), null);
        }
        if (state.roster().isRemoved(tokenHash)) {
            return new NodeMessage.Turned(attach.game(), Refusal.of(RefusalCode.SEAT_REMOVED));
        }
        if (state.roster().closedTokens().contains(tokenHash)) {
            return new NodeMessage.Turned(attach.game(), Refusal.of(RefusalCode.LINK_REPLACED));
        }
        Seat seat = state.seatOf(tokenHash);
        if (seat != null) {
            seated.accept(seat.id(), attach);
        }
        return new NodeMessage.Attached(
                attach.game(), state.setting().code(), seat == null ? null : seat.id().value());
    }

    /** A hint as the team sees it; null when it is late or nobody's. */
    static @Nullable String relay(GameState state, NodeMessage.Hinted hinted) {
        Seat seat = state.seatOf(hinted.tokenHash());
        if (seat == null
                || state.phase() != Phase.WORKBENCH
                || state.instance().value() != hinted.phase()
                || !turns(state, seat, hinted)) {
            return null;
        }
        return ServerCodec.encode(
                new ServerMessage.HintRelay(seat.id().value(), hinted.knob(), hinted.value()));
    }

    /** Whether a team's track has that knob, and it that value. */
    private static boolean turns(GameState state, Seat seat, NodeMessage.Hinted hinted) {
        Team team = Objects.requireNonNull(state.roster().teams().get(seat.team()), "its team");
        return state.round().trackRound(team.track()).knobs().stream()
                .filter(knob -> knob.id().value().equals(hinted.knob()))
                .anyMatch(knob -> knob.values().contains(hinted.value()));
    }

    /** The topics of a seat's teammates, its own not among them. */
    static Set<String> teammates(GameState state, String tokenHash) {
        Seat own = state.seatOf(tokenHash);
        if (own == null) {
            return Set.of();
        }
        return state.roster().members(own.team()).stream()
                .filter(seat -> !seat.id().equals(own.id()))
                .map(seat -> Topic.of(seat.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The game's row. */
    public static NodeMessage.Described describe(String game, GameState state) {
        return new NodeMessage.Described(
                game,
                state.scenario().id(),
                state.round().number(),
                wireName(state.phase()),
                state.roster().seats().size());
    }

    /** The answer when too many commands wait. */
    static NodeMessage busy(String game, String id) {
        return new NodeMessage.Answered(
                game, ServerMessage.Answer.refused(id, Refusal.of(RefusalCode.BUSY)), null);
    }

    /** A phase as it stands on the wire. */
    static String wireName(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
