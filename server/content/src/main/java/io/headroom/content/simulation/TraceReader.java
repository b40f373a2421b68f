package io.headroom.content.simulation;

import io.headroom.content.document.Problem;
import io.headroom.content.grammar.SimulatorRefusal;
import io.headroom.simulator.traffic.Trace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Reads recorded requests as the Azure LLM inference traces have them: a header, then a line for
 * each request with its time, prompt tokens and answer tokens.
 */
public final class TraceReader {
    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";
    private static final String LINE = "a line such as 2023-11-16 18:55:12.5953120,1209,396";
    private static final String TOKENS =
            "a prompt of 0 to %d tokens and an answer of 1 to as many".formatted(Trace.MOST_TOKENS);
    private static final String ORDER = "requests in the order of their times";
    private static final int COLUMNS = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");

    /** Stands in for a trace that cannot be read, so that the other files are checked too. */
    private static final Trace NONE =
            new Trace(new long[] {0, 1}, new int[] {1, 1}, new int[] {1, 1});

    private TraceReader() {}

    /** The trace in the bytes of a file; what is wrong with it is noted. */
    public static Trace parse(String file, byte[] bytes, List<Problem> problems) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() < 3 || !lines.getFirst().equals(HEADER)) {
            String found = lines.isEmpty() ? "an empty file" : shown(lines.getFirst());
            problems.add(
                    new Problem(file, 1, 1, "", found, HEADER + ", then two requests or more"));
            return NONE;
        }
        return requests(file, lines, problems);
    }

    private static Trace requests(String file, List<String> lines, List<Problem> problems) {
        int size = lines.size() - 1;
        long[] arrivalNanos = new long[size];
        int[] promptTokens = new int[size];
        int[] outputTokens = new int[size];
        int before = problems.size();
        LocalDateTime start = null;
        for (int i = 0; i < size; i++) {
            String line = lines.get(i + 1);
            String[] columns = line.split(",", -1);
            try {
                LocalDateTime time = LocalDateTime.parse(columns[0], TIME);
                start = start == null ? time : start;
                arrivalNanos[i] = Duration.between(start, time).toNanos();
                promptTokens[i] = Integer.parseInt(columns[1]);
                outputTokens[i] = Integer.parseInt(columns[2]);
            } catch (DateTimeParseException
                    | NumberFormatException
                    | ArrayIndexOutOfBoundsException
                    | ArithmeticException e) {
                problems.add(new Problem(file, i + 2, 1, "", shown(line), LINE));
                continue;
            }
            if (columns.length > COLUMNS) {
                problems.add(new Problem(file, i + 2, 1, "", shown(line), LINE));
            } else if (!isSized(promptTokens[i], 0) || !isSized(outputTokens[i], 1)) {
                problems.add(new Problem(file, i + 2, 1, "", shown(line), TOKENS));
            } else if (i > 0 && arrivalNanos[i] < arrivalNanos[i - 1]) {
                problems.add(new Problem(file, i + 2, 1, "", shown(line), ORDER));
            }
        }
        if (problems.size() > before) {
            return NONE;
        }
        try {
            return new Trace(arrivalNanos, promptTokens, outputTokens);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.ofFile(file, SimulatorRefusal.sentence(e), "a usable trace"));
            return NONE;
        }
    }

    private static boolean isSized(int tokens, int least) {
        return tokens >= least && tokens <= Trace.MOST_TOKENS;
    }

    private static String shown(String line) {
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
