package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps a round a riddle until its lock is revealed: nothing that the class reads before may say
 * what the law or the explanation says. A text says it when it has a run of its words.
 */
final class Spoilers {
    /** Shorter runs stand in any two sentences about the same thing. */
    private static final int RUN_WORDS = 4;

    private final Set<String> secrets = new HashSet<>();
    private final List<Problem> problems;

    private Spoilers(Located round, List<Problem> problems) {
        this.problems = problems;
        secrets.addAll(runs(round.at("law")));
        secrets.addAll(runs(round.at("lock").at("explanation")));
    }

    /** Notes each text of a round and its tracks that tells what is to be found out. */
    static void find(Located round, List<Problem> problems) {
        Located riddle = round.at("riddle");
        if (!riddle.sentence().endsWith("?")) {
            problems.add(riddle.problem("a question"));
        }
        Spoilers spoilers = new Spoilers(round, problems);
        spoilers.check(round.at("title"));
        spoilers.check(riddle);
        for (String field : List.of("opening", "question", "choices")) {
            spoilers.check(round.at("lock").at(field));
        }
        spoilers.check(round.at("tracks"));
    }

    /** A text, or all texts of a mapping. */
    private void check(Located at) {
        at.fields().forEach(field -> check(at.at(field)));
        for (String run : runs(at)) {
            if (secrets.contains(run)) {
                problems.add(
                        at.problem(
                                "\"" + run + "\", as the law or the explanation has it",
                                "words that leave the lock open"));
                break;
            }
        }
    }

    private static List<String> runs(Located text) {
        String[] words = text.sentence().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
        List<String> runs = new ArrayList<>();
        for (int last = RUN_WORDS; last <= words.length; last++) {
            runs.add(String.join(" ", List.of(words).subList(last - RUN_WORDS, last)).strip());
        }
        return runs;
    }
}
