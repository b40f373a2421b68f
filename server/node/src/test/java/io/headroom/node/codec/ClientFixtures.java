package io.headroom.node.codec;

import io.headroom.game.Joining;
import io.headroom.game.Prediction;
import io.headroom.game.command.Command;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One message of each type that a client sends, and one command of each kind. */
final class ClientFixtures {
    private ClientFixtures() {}

    static List<Command> oneOfEachKind() {
        return List.of(
                new Command.Join("Ada"),
                new Command.AnswerLock(1),
                new Command.RunWhatIf(EventFixtures.knobs(), Prediction.UP),
                new Command.Adopt(EventFixtures.knobs()),
                new Command.Propose(4),
                new Command.Confirm(4),
                new Command.TakeBack(4),
                new Command.MoveSeat(new SeatId(7), new TeamId(2)),
                new Command.AssignTrack(new TeamId(2), new TrackId("tiny-pioneer")),
                new Command.SetJoining(Joining.LOCKED),
                new Command.RenameSeat(new SeatId(7), "Ada L."),
                new Command.LinkSeat(new SeatId(7), new SeatToken("AAECAwQFBgcICQoLDA0ODw")),
                new Command.RemoveSeats(List.of(new SeatId(7), new SeatId(9))),
                new Command.ForgiveSeat(new SeatId(7)),
                new Command.WriteLedger("We paid for sleep."),
                new Command.WriteExit("Leave room."),
                new Command.Advance(),
                new Command.Pause(),
                new Command.Resume(),
                new Command.Extend(30_000, 180_000),
                new Command.Back(),
                new Command.EndRun(),
                new Command.GiveTime(List.of(new SeatId(7)), 30_000),
                new Command.Undo(3),
                new Command.InjectBurst(200, 10),
                new Command.InjectFault(),
                new Command.OfferChallenge(),
                new Command.AcceptChallenge(EventFixtures.knobs()),
                new Command.DeclineChallenge(),
                new Command.ConfirmChallenge(2),
                new Command.RankHouse(true),
                new Command.EndGame());
    }

    static Map<String, ClientMessage> messages() {
        Map<String, ClientMessage> messages = new TreeMap<>();
        messages.put(
                "client-hello",
                new ClientMessage.Hello(1, Role.SEAT, "HRM234", "AAECAwQFBgcICQoLDA0ODw"));
        messages.put(
                "client-hello-host", new ClientMessage.Hello(1, Role.HOST, "HRM234", "host-key"));
        messages.put(
                "client-hello-projector",
                new ClientMessage.Hello(1, Role.PROJECTOR, "HRM234", null));
        messages.put("client-hint", new ClientMessage.Hint(4, "window", 20_000_000));
        messages.put("client-ping", new ClientMessage.Ping(12));
        for (Command command : oneOfEachKind()) {
            messages.put(
                    "client-ask-" + KebabCase.ofType(command.getClass()),
                    new ClientMessage.Ask("c0ffee-0001", 4, command));
        }
        return messages;
    }
}
