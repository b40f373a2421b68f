package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class NodeCodecTest {
    static List<Command> commands() {
        return ClientFixtures.oneOfEachKind();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void command_betweenNodes_isTheSame(Command command) {
        NodeMessage asked =
                new NodeMessage.Asked(
                        "game", Role.HOST, null, new ClientMessage.Ask("c0ffee-0001", 4, command));
        assertThat(NodeCodec.decode(NodeCodec.encode(asked))).isEqualTo(asked);
    }

    @Test
    void answer_betweenNodes_isTheSame() {
        NodeMessage answered =
                new NodeMessage.Answered(
                        "game",
                        ServerMessage.Answer.refused(
                                "c0ffee-0001", Refusal.of(RefusalCode.GAME_FULL, 400)),
                        7);
        assertThat(NodeCodec.decode(NodeCodec.encode(answered))).isEqualTo(answered);
    }
}
