package io.headroom.content.mission;

import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Reading;

import java.util.ArrayList;
import java.util.List;

/** Asks a round's lock again on other traffic: its answer must not hang on chance. */
public final class LockDraws {
    private LockDraws() {}

    /**
     * What is wrong with a lock in a draw.
     *
     * @param round the name of the round's file
     * @param draw from 1; 0 is what the file says
     */
    public static List<Problem> check(ContentSource source, String round, int draw) {
        List<Problem> problems = new ArrayList<>();
        ContentFiles files = new ContentFiles(source, problems);
        Located at = files.document(round);
        MissionRows.Round said =
                at == null ? null : MissionRows.ROUND.read(new Reading(problems), at);
        if (said == null) {
            return problems;
        }
        Texts words = Texts.of(round, new ContentFiles(source, problems), problems).part("lock");
        MissionRows.Lock lock = said.lock();
        int keyed = new LockReader(files, problems).read(lock, words).answer();
        int drawn = new LockReader(files, problems, draw).read(lock, words).answer();
        if (problems.isEmpty() && drawn != keyed) {
            String found = lock.choices().get(drawn).id() + " on other traffic";
            Located choices = lock.at().at("choices");
            problems.add(choices.problem(found, lock.choices().get(keyed).id()));
        }
        return problems;
    }
}
