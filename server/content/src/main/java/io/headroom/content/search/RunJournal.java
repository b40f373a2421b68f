package io.headroom.content.search;

import io.headroom.content.document.FileTrouble;
import io.headroom.game.frontier.Point;
import io.headroom.game.frontier.Run;
import io.headroom.game.frontier.Trial;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of a search that are done, a line each, so that a search that was killed goes on where
 * it was. The first line says what the runs are of. A last line without its end was being written
 * when the program died, and is done again. Figures are hexadecimal, so that nothing is rounded.
 */
final class RunJournal {
    private static final int FIELDS = 5;
    private static final int MOST_SHOWN = 160;

    private final @Nullable Path file;
    private final Map<Run, Trial> known = new LinkedHashMap<>();

    private RunJournal(@Nullable Path file) {
        this.file = file;
    }

    /** One that forgets. */
    static RunJournal none() {
        return new RunJournal(null);
    }

    /**
     * The journal in a file, which may not be there yet.
     *
     * @param of what the runs are of, in one line
     * @throws SearchRefused when it is another search's, or no journal
     */
    static RunJournal in(Path file, String of) {
        RunJournal journal = new RunJournal(file);
        try {
            if (Files.notExists(file)) {
                Files.writeString(file, of + "\n");
                return journal;
            }
            journal.read(file, Files.readString(file), of);
        } catch (IOException e) {
            throw unusable(file, e);
        }
        return journal;
    }

    private void read(Path path, String text, String of) throws IOException {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String torn = lines.removeLast();
        String head = lines.isEmpty() ? torn : lines.getFirst();
        boolean own = lines.isEmpty() ? of.startsWith(torn) : head.equals(of);
        if (!own) {
            throw new SearchRefused(
                    path
                            + ":1: found \""
                            + shown(head)
                            + "\", expected \""
                            + of
                            + "\": this journal is of another search; name another file");
        }
        if (lines.isEmpty()) {
            Files.writeString(path, of + "\n");
        } else if (!torn.isEmpty()) {
            String whole = text.substring(0, text.length() - torn.length());
            Files.write(path, whole.getBytes(StandardCharsets.UTF_8));
        }
        for (int line = 1; line < lines.size(); line++) {
            read(path, line + 1, lines.get(line));
        }
    }

    private void read(Path path, int number, String line) {
        String[] fields = line.split(" ", -1);
        try {
            if (fields.length != FIELDS) {
                throw new NumberFormatException();
            }
            List<Integer> places = new ArrayList<>();
            for (String place : fields[0].split(",", -1)) {
                places.add(Integer.parseInt(place));
            }
            known.put(
                    new Run(new Point(places), Long.parseLong(fields[1])),
                    new Trial(
                            Double.parseDouble(fields[2]),
                            Double.parseDouble(fields[3]),
                            Double.parseDouble(fields[4])));
        } catch (NumberFormatException e) {
            throw new SearchRefused(
                    path
                            + ":"
                            + number
                            + ": found \""
                            + shown(line)
                            + "\", expected a finished run");
        }
    }

    /** Runs that are done already. */
    Map<Run, Trial> known() {
        return known;
    }

    /**
     * Keeps a run.
     *
     * @throws SearchRefused when it cannot be written
     */
    void add(Run run, Trial trial) {
        if (file == null) {
            return;
        }
        String line =
                String.join(",", run.point().places().stream().map(String::valueOf).toList())
                        + " "
                        + run.seed()
                        + " "
                        + Double.toHexString(trial.adherence())
                        + " "
                        + Double.toHexString(trial.p99Millis())
                        + " "
                        + Double.toHexString(trial.cost())
                        + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static SearchRefused unusable(Path file, IOException failure) {
        return new SearchRefused(
                "--journal %s: found %s, expected a file that can be written"
                        .formatted(file, FileTrouble.found(failure)));
    }

    private static String shown(String line) {
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }
}
