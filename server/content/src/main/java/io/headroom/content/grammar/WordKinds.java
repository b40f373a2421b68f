package io.headroom.content.grammar;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Kinds of values that are words. */
public final class WordKinds {
    /** Any text that is not blank. */
    public static final Kind<String> TEXT = text(Integer.MAX_VALUE);

    /** A part of a whole. */
    public static final Kind<String> SHARE =
            form("^\\s*" + Unit.SHARE.pattern() + "\\s*$", "a share of the run, such as 1/9");

    /** True or false. */
    public static final Kind<Boolean> FLAG = new Flag();

    /** Anything at all. */
    public static final Kind<Located> ANYTHING = new Anything(List.of(), "anything");

    /** Nothing: the field is only there to be refused in words of its own. */
    public static final Kind<Located> NOTHING = new Nothing();

    /** A number or a text, as it is written. */
    public static final Kind<Located> SCALAR =
            new Anything(List.of("number", "string"), "a number or a text");

    private WordKinds() {}

    /** A text that is not blank, of so many characters at most. */
    public static Kind<String> text(int most) {
        return new Text(null, "a text", most);
    }

    /** A text of a form, and what that is called. */
    public static Kind<String> form(String pattern, String expected) {
        return new Text(pattern, expected, Integer.MAX_VALUE);
    }

    /** One of some names, each of which means something. */
    public static <T> Kind<T> oneOf(Map<String, T> meanings) {
        return new Choice<>(new LinkedHashMap<>(meanings));
    }

    /** One of the constants of an enumeration, as files name them; this one is told first. */
    public static <E extends Enum<E>> Kind<E> constants(E first) {
        Map<String, E> meanings = new LinkedHashMap<>();
        meanings.put(ConstantNames.of(first), first);
        for (E constant : first.getDeclaringClass().getEnumConstants()) {
            meanings.put(ConstantNames.of(constant), constant);
        }
        return new Choice<>(meanings);
    }

    /** Whatever stands there, to be read by somebody else; schemas and tables tell of a kind. */
    public static Kind<Located> unread(Kind<?> kind) {
        return by(kind, (reading, at) -> at);
    }

    /** Where it stands, once it has been read and is not refused. */
    public static Kind<Located> placed(Kind<?> kind) {
        return by(kind, (reading, at) -> kind.read(reading, at) == null ? null : at);
    }

    /** Read in a way of its own; schemas and tables tell of a kind. */
    public static <T> Kind<T> by(Kind<?> kind, Reader<T> reader) {
        return new Other<>("", "", kind, true, reader);
    }

    /**
     * The same, under a name of its own.
     *
     * @param name in schemas
     * @param told what tables call it, which do not tell more of it where it is used
     */
    public static <T> Kind<T> by(String name, String told, Kind<?> kind, Reader<T> reader) {
        return new Other<>(name, told, kind, true, reader);
    }

    /** The same, of what is read before any name stands for anything. */
    public static <T> Kind<T> written(Kind<?> kind, Reader<T> reader) {
        return new Other<>("", "", kind, false, reader);
    }

    /** A way to read something. */
    @FunctionalInterface
    public interface Reader<T> {
        /** What stands at a place; null when it is refused, which is noted. */
        @Nullable T read(Reading reading, Located at);
    }

    /** The name of one of some things, and what these are. */
    public static Kind<String> known(Supplier<? extends Collection<String>> names, String what) {
        return new Known(names, what);
    }

    /** A field for each of any names of a form, in the order of the file. */
    public static <T> Kind<Map<String, T>> named(String pattern, Kind<T> each, int least) {
        return named(pattern, each, least, Integer.MAX_VALUE);
    }

    /** The same, of so many fields at most. */
    public static <T> Kind<Map<String, T>> named(
            String pattern, Kind<T> each, int least, int most) {
        return new Named<>(pattern, each, least, most);
    }

    /** Whether a text is the name of something; what it may be is noted when it is not. */
    public static boolean isKnown(
            Reading reading, Located at, Collection<String> names, String what) {
        if (at.node().isTextual() && names.contains(at.text())) {
            return true;
        }
        String which = names.isEmpty() ? "but there is none" : Nearest.oneOf(at.text(), names);
        reading.refuse(at, "the name of " + what + ", " + which);
        return false;
    }

    record Text(@Nullable String pattern, String expected, int most) implements Kind<String> {
        @Override
        public @Nullable String read(Reading reading, Located at) {
            String text = at.text();
            boolean fits = pattern == null || Pattern.compile(pattern).matcher(text).find();
            if (!at.node().isTextual() || text.isBlank() || !fits) {
                reading.refuse(at, expected);
            } else if (text.codePointCount(0, text.length()) > most) {
                reading.refuse(at, most + " characters at most");
            } else {
                return text;
            }
            return null;
        }
    }

    record Anything(List<String> types, String expected) implements Kind<Located> {
        @Override
        public @Nullable Located read(Reading reading, Located at) {
            boolean scalar = at.node().isNumber() || at.node().isTextual();
            if (!types.isEmpty() && !scalar) {
                reading.refuse(at, expected);
                return null;
            }
            return at;
        }
    }

    record Nothing() implements Kind<Located> {
        @Override
        public @Nullable Located read(Reading reading, Located at) {
            reading.refuse(at, "nothing");
            return null;
        }
    }

    record Flag() implements Kind<Boolean> {
        @Override
        public @Nullable Boolean read(Reading reading, Located at) {
            if (at.node().isBoolean()) {
                return at.node().asBoolean();
            }
            reading.refuse(at, "true or false");
            return null;
        }

        @Override
        public String expected() {
            return "true or false";
        }
    }

    record Choice<T>(Map<String, T> meanings) implements Kind<T> {
        @Override
        public @Nullable T read(Reading reading, Located at) {
            T meant = at.node().isTextual() ? meanings.get(at.text()) : null;
            if (meant == null) {
                reading.refuse(at, Nearest.oneOf(at.text(), meanings.keySet()));
            }
            return meant;
        }

        @Override
        public String expected() {
            return Nearest.oneOf("", meanings.keySet());
        }
    }

    record Known(Supplier<? extends Collection<String>> names, String what)
            implements Kind<String> {
        @Override
        public @Nullable String read(Reading reading, Located at) {
            return isKnown(reading, at, names.get(), what) ? at.text() : null;
        }

        @Override
        public String expected() {
            return "the name of " + what;
        }
    }

    record Other<T>(String name, String told, Kind<?> kind, boolean binds, Reader<T> reader)
            implements Kind<T> {
        @Override
        public @Nullable T read(Reading reading, Located at) {
            return reader.read(reading, at);
        }

        @Override
        public String expected() {
            return kind.expected();
        }

        @Override
        public List<Kind<?>> parts() {
            return List.of(kind);
        }
    }

    record Named<T>(String pattern, Kind<T> each, int least, int most)
            implements Kind<Map<String, T>> {
        @Override
        public @Nullable Map<String, T> read(Reading reading, Located at) {
            if (!at.node().isObject()) {
                reading.refuse(at, "a mapping of names");
                return null;
            }
            if (at.node().size() < least) {
                reading.refuse(at, at.node().size() + " fields", least + " or more");
                return null;
            }
            if (at.node().size() > most) {
                reading.refuse(at, at.node().size() + " fields", "at most " + most);
                return null;
            }
            Map<String, T> read = new LinkedHashMap<>();
            List<String> refused = new ArrayList<>();
            for (String name : at.fields()) {
                if (!Pattern.compile(pattern).matcher(name).find()) {
                    reading.refuse(at.at(name), name, "a name of letters and digits");
                    refused.add(name);
                    continue;
                }
                T value = each.read(reading, at.at(name));
                if (value == null) {
                    refused.add(name);
                } else {
                    read.put(name, value);
                }
            }
            return refused.isEmpty() ? read : null;
        }

        @Override
        public List<Kind<?>> parts() {
            return List.of(each);
        }
    }
}
