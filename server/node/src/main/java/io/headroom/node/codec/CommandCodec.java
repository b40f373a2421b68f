package io.headroom.node.codec;

import io.headroom.game.Joining;
import io.headroom.game.Prediction;
import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands of people, each with its {@code kind}; the game loop's own never come from outside.
 * A command is read by the components of its record.
 */
final class CommandCodec {
    /** The commands of people by their kinds. */
    static final Map<String, Class<? extends Command>> KINDS =
            Stream.of(Command.OfStudent.class, Command.OfHost.class)
                    .flatMap(side -> Arrays.stream(side.getPermittedSubclasses()))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    KebabCase::ofType, type -> type.asSubclass(Command.class)));

    /** How a component of a type is read. Text is what somebody typed; its rules judge it. */
    private static final Map<Class<?>, Reading> READINGS =
            Map.ofEntries(
                    reading(String.class, FrameReader::typedText),
                    reading(boolean.class, FrameReader::flag),
                    reading(int.class, (body, name) -> whole(body, name, int.class)),
                    reading(long.class, (body, name) -> (long) whole(body, name, long.class)),
                    reading(
                            SeatId.class,
                            (body, name) -> new SeatId(whole(body, name, SeatId.class))),
                    reading(
                            TeamId.class,
                            (body, name) -> new TeamId(whole(body, name, TeamId.class))),
                    reading(TrackId.class, (body, name) -> new TrackId(body.text(name))),
                    reading(SeatToken.class, CommandCodec::token),
                    reading(Prediction.class, CommandCodec::prediction),
                    reading(Joining.class, CommandCodec::joining),
                    reading(List.class, CommandCodec::seats),
                    reading(SortedMap.class, CommandCodec::configuration));

    private interface Reading {
        @Nullable Object read(FrameReader body, String name) throws BadFrame;
    }

    private CommandCodec() {}

    private static Map.Entry<Class<?>, Reading> reading(Class<?> shape, Reading how) {
        return Map.entry(shape, how);
    }

    private static int whole(FrameReader body, String name, Class<?> type) throws BadFrame {
        return (int) body.number(name, WholeRange.OF_COMMANDS.getOrDefault(type, WholeRange.COUNT));
    }

    static Command decode(FrameReader body) throws BadFrame {
        String kind = body.text("kind");
        Class<? extends Command> type = KINDS.get(kind);
        if (type == null) {
            throw new BadFrame(
                    body.path("kind"), FrameReader.shortened(kind), "the kind of a command");
        }
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Class<?> shape = components[i].getType();
            Reading reading = READINGS.get(shape);
            if (reading == null) {
                throw new IllegalStateException("no " + shape + " is read, as " + kind + " needs");
            }
            values[i] = reading.read(body, components[i].getName());
        }
        body.end();
        return command(type, components, values);
    }

    private static Command command(
            Class<? extends Command> type,
            RecordComponent[] components,
            @Nullable Object[] values) {
        Class<?>[] shapes =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(shapes).newInstance(values);
        } catch (ReflectiveOperationException bug) {
            throw new IllegalStateException("cannot make a " + type, bug);
        }
    }

    /** What is there is not repeated: it may be a secret with a slip in it. */
    private static SeatToken token(FrameReader body, String name) throws BadFrame {
        String text = body.text(name);
        if (!SeatToken.SHAPE.matcher(text).matches()) {
            throw new BadFrame(body.path(name), "something else", "22 characters of base64url");
        }
        return new SeatToken(text);
    }

    private static Joining joining(FrameReader body, String name) throws BadFrame {
        String text = body.text(name);
        for (Joining joining : Joining.values()) {
            if (KebabCase.ofConstant(joining).equals(text)) {
                return joining;
            }
        }
        throw new BadFrame(body.path(name), FrameReader.shortened(text), "open, locked or closed");
    }

    /** What nobody said is left out, or null. */
    private static @Nullable Prediction prediction(FrameReader body, String name) throws BadFrame {
        String text = body.optionalText(name);
        for (Prediction prediction : Prediction.values()) {
            if (KebabCase.ofConstant(prediction).equals(text)) {
                return prediction;
            }
        }
        if (text == null) {
            return null;
        }
        throw new BadFrame(body.path(name), FrameReader.shortened(text), "up or down");
    }

    /** The one list that a command has is of seats. */
    private static List<SeatId> seats(FrameReader body, String name) throws BadFrame {
        List<SeatId> seats = new ArrayList<>();
        for (long seat : body.list(name, WholeRange.ORDINAL)) {
            seats.add(new SeatId((int) seat));
        }
        return seats;
    }

    private static SortedMap<KnobId, Long> configuration(FrameReader body, String name)
            throws BadFrame {
        SortedMap<KnobId, Long> configuration = new TreeMap<>();
        for (Map.Entry<String, Long> entry : body.numbers(name).entrySet()) {
            configuration.put(new KnobId(entry.getKey()), entry.getValue());
        }
        return configuration;
    }
}
