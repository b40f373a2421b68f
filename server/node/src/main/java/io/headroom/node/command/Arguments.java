package io.headroom.node.command;

import io.headroom.node.settings.GivenPath;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Turns the texts of a command line into values, or says what should stand there instead. */
final class Arguments {
    private Arguments() {}

    /** Lets a line and its verbs read texts in this way. */
    static void readBy(CommandLine line) {
        line.registerConverter(Path.class, Arguments::path);
        line.registerConverter(URI.class, Arguments::uri);
        line.registerConverter(int.class, Arguments::integer);
        line.registerConverter(Integer.class, Arguments::integer);
        line.registerConverter(long.class, Arguments::longInteger);
        line.registerConverter(Long.class, Arguments::longInteger);
    }

    /** What is wrong with a line, in one sentence. */
    static String sentence(ParameterException wrong) {
        ArgSpec argument = wrong.getArgSpec();
        if (argument != null && wrong.getCause() instanceof TypeConversionException words) {
            String name =
                    argument instanceof OptionSpec option
                            ? option.longestName()
                            : argument.paramLabel();
            return name + ": " + words.getMessage();
        }
        return String.valueOf(wrong.getMessage());
    }

    /** A path as it was written. */
    static Path path(String text) {
        return switch (GivenPath.of(text, System.getenv())) {
            case GivenPath.Usable usable -> usable.path();
            case GivenPath.Unusable wrong -> throw wrong(wrong.found(), wrong.expected());
        };
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException no) {
            throw wrong("'" + text + "'", "an address, such as http://HOST:PORT");
        }
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException no) {
            throw wrong("'" + text + "'", "a whole number of at most nine digits");
        }
    }

    private static long longInteger(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException no) {
            throw wrong("'" + text + "'", "a whole number of at most eighteen digits");
        }
    }

    private static TypeConversionException wrong(String found, String expected) {
        return new TypeConversionException("found " + found + ", expected " + expected);
    }
}
