package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.measure.Numbers;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

class ServerCodecTest {
    static Set<Map.Entry<String, ServerMessage>> messages() {
        Map<String, ServerMessage> messages = new TreeMap<>();
        messages.put(
                "server-welcome",
                new ServerMessage.Welcome(
                        "00000000-0000-7000-8000-000000000001",
                        "HRM234",
                        Role.SEAT,
                        7,
                        "node-a",
                        "0.1.0"));
        messages.put(
                "server-welcome-projector",
                new ServerMessage.Welcome(
                        "00000000-0000-7000-8000-000000000001",
                        "HRM234",
                        Role.PROJECTOR,
                        null,
                        "node-a",
                        "0.1.0"));
        messages.put(
                "server-refused",
                new ServerMessage.Refused(Refusal.of(RefusalCode.NO_SUCH_TRACK, "cloud-titan")));
        messages.put("server-answer", ServerMessage.Answer.done("c0ffee-0001", false));
        messages.put(
                "server-answer-refused",
                ServerMessage.Answer.refused(
                        "c0ffee-0001", Refusal.of(RefusalCode.NO_WHAT_IFS_LEFT, 10)));
        view(messages, "server-view-newcomer", ViewFixtures.newcomer());
        view(messages, "server-view-board", ViewFixtures.boardInLobby());
        view(messages, "server-view-board-live", ViewFixtures.boardInLiveRun());
        view(messages, "server-view-board-finished", ViewFixtures.boardAtTheEnd());
        view(messages, "server-view-host", ViewFixtures.host());
        view(messages, "server-view-seat", ViewFixtures.seatAtWorkbench());
        view(messages, "server-view-seat-live", ViewFixtures.seatInLiveRun());
        view(messages, "server-view-seat-debrief", ViewFixtures.seatInDebrief());
        messages.put(
                "server-update",
                new ServerMessage.Update(
                        2, 434, 434_000, ViewFixtures.race(), Numbers.of(970, Double.NaN)));
        messages.put(
                "server-instruments",
                new ServerMessage.Instruments(2, 435, ViewFixtures.numbers(), List.of()));
        messages.put(
                "server-instruments-sample",
                new ServerMessage.Instruments(
                        2,
                        440,
                        Numbers.NONE,
                        List.of(Numbers.of(1, 0.12345, 1900), Numbers.of(2, 1, Double.NaN))));
        messages.put("server-hint-relay", new ServerMessage.HintRelay(7, "window", 20_000_000));
        messages.put("server-presence", new ServerMessage.Presence(List.of(1, 2, 7), 1));
        messages.put("server-notice", new ServerMessage.Notice(ServerMessage.Service.HOLDING));
        messages.put("server-pong", new ServerMessage.Pong(12));
        return messages.entrySet();
    }

    private static void view(Map<String, ServerMessage> messages, String name, Object view) {
        messages.put(name, new ServerMessage.View(2, 61, view));
    }

    @Test
    void fixtures_everyType_hasOne() {
        assertThat(messages())
                .extracting(message -> (Object) message.getValue().getClass())
                .containsAll(Stream.of(ServerMessage.class.getPermittedSubclasses()).toList());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void message_eachType_isTheGoldenText(Map.Entry<String, ServerMessage> message)
            throws IOException {
        GoldenFile.holds(message.getKey(), ServerCodec.encode(message.getValue()));
    }

    @Test
    void number_notFinite_isNullOnTheWire() {
        String text =
                ServerCodec.encode(new ServerMessage.View(1, 1, ViewFixtures.seatInDebrief()));
        assertThat(text).contains("[0.97,null,5400,").doesNotContain("Infinity");
    }
}
