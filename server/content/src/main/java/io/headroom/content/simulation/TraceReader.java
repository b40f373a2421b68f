package io.headroom.content.simulation;

import io.headroom.content.document.Problem;
import io.headroom.content.grammar.SimulatorRefusal;
import io.headroom.simulator.traffic.Trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads recorded requests as the Azure LLM inference traces of 2023 and 2024 have them: a header,
 * then a line for each request with its time, prompt tokens and answer tokens. A byte order mark,
 * any ends of lines and blank lines at the end do not matter.
 */
public final class TraceReader {
    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";
    private static final String LINE = "a line such as 2023-11-16 18:55:12.5953120,1209,396";
    private static final String THREE = "three columns, in " + LINE;
    private static final String TOKENS =
            "a prompt of 1 to %d tokens and an answer of 1 to as many".formatted(Trace.MOST_TOKENS);
    private static final String ORDER = "requests in the order of their times";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int COLUMNS = 3;

    /** A file that is wrong in more lines is wrong as a whole. */
    private static final int MOST_TOLD = 10;

    /** Stands in for a trace that cannot be read, so that the other files are checked too. */
    private static final Trace NONE =
            new Trace(new long[] {0, 1}, new int[] {1, 1}, new int[] {1, 1});

    private final String file;
    private final List<Problem> problems;
    private final long[] arrivalNanos;
    private final int[] promptTokens;
    private final int[] outputTokens;
    private final TraceClock clock = new TraceClock();
    private int wrong;
    private int firstUntold;

    private TraceReader(String file, int size, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        arrivalNanos = new long[size];
        promptTokens = new int[size];
        outputTokens = new int[size];
    }

    /** The trace in the bytes of a file; what is wrong with it is noted. */
    public static Trace parse(String file, byte[] bytes, List<Problem> problems) {
        List<String> lines = lines(bytes);
        if (lines.size() < 3 || !lines.getFirst().equals(HEADER)) {
            String found = lines.isEmpty() ? "an empty file" : shown(lines.getFirst());
            problems.add(
                    new Problem(file, 1, 1, "", found, HEADER + ", then two requests or more"));
            return NONE;
        }
        return new TraceReader(file, lines.size() - 1, problems).trace(lines);
    }

    private static List<String> lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<String> lines = new ArrayList<>(marked.lines().toList());
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        return lines;
    }

    private Trace trace(List<String> lines) {
        for (int row = 0; row < arrivalNanos.length; row++) {
            String line = lines.get(row + 1);
            String expected = read(row, line.split(",", -1));
            if (!expected.isEmpty()) {
                refuse(row + 2, line, expected);
            }
        }
        if (wrong > MOST_TOLD) {
            String more = "%,d more lines that are wrong".formatted(wrong - MOST_TOLD);
            problems.add(new Problem(file, firstUntold, 1, "", more, "lines as those above"));
        }
        if (wrong > 0) {
            return NONE;
        }
        try {
            return new Trace(arrivalNanos, promptTokens, outputTokens);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.ofFile(file, SimulatorRefusal.sentence(e), "a usable trace"));
            return NONE;
        }
    }

    /** Reads a row; what it should be where it is wrong, and otherwise nothing. */
    private String read(int row, String[] columns) {
        // What is wrong with a row's time is not told again of the row behind it.
        arrivalNanos[row] = row == 0 ? 0 : arrivalNanos[row - 1];
        if (columns.length != COLUMNS) {
            return THREE;
        }
        TraceClock.Reading time = clock.read(columns[0]);
        if (time == TraceClock.Reading.NO_TIME) {
            return LINE;
        }
        if (time == TraceClock.Reading.IMPOSSIBLE) {
            return "a day and a time that there are";
        }
        long nanos = clock.nanos();
        try {
            promptTokens[row] = Integer.parseInt(columns[1]);
            outputTokens[row] = Integer.parseInt(columns[2]);
        } catch (NumberFormatException e) {
            return LINE;
        }
        if (!isSized(promptTokens[row]) || !isSized(outputTokens[row])) {
            return TOKENS;
        }
        if (nanos < arrivalNanos[row]) {
            return ORDER;
        }
        arrivalNanos[row] = nanos;
        return "";
    }

    private void refuse(int number, String line, String expected) {
        wrong++;
        if (wrong <= MOST_TOLD) {
            problems.add(new Problem(file, number, 1, "", shown(line), expected));
        } else if (wrong == MOST_TOLD + 1) {
            firstUntold = number;
        }
    }

    private static boolean isSized(int tokens) {
        return tokens >= 1 && tokens <= Trace.MOST_TOKENS;
    }

    private static String shown(String line) {
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
