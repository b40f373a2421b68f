package io.headroom.node.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The commands of people, each with its {@code kind}. The engine's own never come from outside. */
final class CommandCodec {
    private CommandCodec() {}

    static Command decode(FrameReader body) throws BadFrame {
        String kind = body.text("kind");
        Command command =
                switch (kind) {
                    case "join" -> new Command.Join(body.typedText("name"));
                    case "answer-lock" -> new Command.AnswerLock(body.integer("choice", 0));
                    case "run-what-if" -> new Command.RunWhatIf(configuration(body));
                    case "adopt" -> new Command.Adopt(configuration(body));
                    case "submit" -> new Command.Submit(body.integer("revision", 1));
                    case "move-seat" -> new Command.MoveSeat(seat(body), team(body));
                    case "assign-track" ->
                            new Command.AssignTrack(team(body), new TrackId(body.text("track")));
                    case "remove-seat" -> new Command.RemoveSeat(seat(body));
                    case "advance" -> new Command.Advance();
                    case "pause" -> new Command.Pause();
                    case "resume" -> new Command.Resume();
                    case "extend" ->
                            new Command.Extend(body.number("millis", 0, Integer.MAX_VALUE));
                    case "inject-burst" ->
                            new Command.InjectBurst(
                                    body.integer("strengthPercent", 0), body.integer("seconds", 0));
                    case "inject-fault" -> new Command.InjectFault();
                    case "end-game" -> new Command.EndGame();
                    default ->
                            throw new BadFrame(
                                    body.path("kind"),
                                    FrameReader.shortened(kind),
                                    "the kind of a command");
                };
        body.end();
        return command;
    }

    static ObjectNode encode(Command command) {
        ObjectNode body = Shapes.WIRE.createObjectNode();
        body.put("kind", KebabCase.ofType(command.getClass()));
        ObjectNode components = Shapes.WIRE.valueToTree(command);
        body.setAll(components);
        return body;
    }

    private static SeatId seat(FrameReader body) throws BadFrame {
        return new SeatId(body.integer("seat", 1));
    }

    private static TeamId team(FrameReader body) throws BadFrame {
        return new TeamId(body.integer("team", 1));
    }

    private static SortedMap<KnobId, Long> configuration(FrameReader body) throws BadFrame {
        SortedMap<KnobId, Long> configuration = new TreeMap<>();
        for (Map.Entry<String, Long> entry : body.numbers("configuration").entrySet()) {
            configuration.put(new KnobId(entry.getKey()), entry.getValue());
        }
        return configuration;
    }
}
