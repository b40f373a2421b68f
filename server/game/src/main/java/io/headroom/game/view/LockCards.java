package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.id.SeatId;
import io.headroom.game.scenario.LockQuestion;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The lock on the screens. The question is not told before it is asked; the answer and what the
 * class thought, once or twice, stay hidden until the debrief.
 */
final class LockCards {
    private final RoundState round;
    private final boolean asked;
    private final boolean closing;
    private final boolean revealed;

    /**
     * Of the present round.
     *
     * @param revealed whether the answer is told
     */
    LockCards(GameState state, boolean revealed) {
        this.round = state.round();
        this.asked = state.phase() != Phase.LOBBY && state.phase() != Phase.BRIEF;
        this.closing = state.clock().closing();
        this.revealed = revealed;
    }

    /** For the phone of a student, or, without one, for a screen that all may see. */
    LockParts.LockCard card(@Nullable SeatId viewer) {
        LockQuestion lock = round.content().lock();
        return new LockParts.LockCard(
                asked ? lock.opening() : "",
                asked ? lock.question() : "",
                asked ? lock.choices() : List.of(),
                round.lockAnswers().size(),
                closing,
                viewer == null ? null : round.lockAnswers().get(viewer),
                revealed ? histogram(List.copyOf(round.lockAnswers().values())) : null,
                revealed ? (Integer) lock.answer() : null,
                revealed ? lock.explanation() : null,
                round.begun(Phase.REVOTE) ? again(viewer) : null);
    }

    private LockParts.AgainCard again(@Nullable SeatId viewer) {
        SortedSet<SeatId> voters = new TreeSet<>(round.lockAnswers().keySet());
        voters.addAll(round.secondAnswers().keySet());
        List<Integer> last =
                voters.stream().map(round::lastAnswer).filter(Objects::nonNull).toList();
        return new LockParts.AgainCard(
                round.secondAnswers().size(),
                viewer == null ? null : round.secondAnswers().get(viewer),
                revealed ? histogram(last) : null);
    }

    private List<Integer> histogram(List<Integer> answers) {
        return IntStream.range(0, round.content().lock().choices().size())
                .mapToObj(choice -> Collections.frequency(answers, choice))
                .toList();
    }
}
