package io.headroom.node.protocol;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.view.PracticeView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What a node answers over HTTP, as one JSON text. */
public sealed interface HttpAnswer {

    /**
     * Whether a node is well.
     *
     * @param status {@code down} comes with 503
     */
    record Health(Status status) implements HttpAnswer {
        /** In a word. */
        public enum Status {
            /** It is. */
            UP,
            /** It is not. */
            DOWN
        }
    }

    /**
     * A game that was created.
     *
     * @param game its name in the database
     * @param code what students type
     */
    record HostedGame(String game, String code) implements HttpAnswer {}

    /**
     * A game that is not over.
     *
     * @param game its name in the database
     * @param code what students type
     * @param round its present one
     * @param createdAt an instant of ISO 8601 in UTC
     */
    record ListedGame(
            String game,
            String code,
            String mission,
            int round,
            String phase,
            int seats,
            String createdAt)
            implements HttpAnswer {}

    /**
     * How students come into a game.
     *
     * @param url to be typed, or read out of the QR code
     */
    record JoinLink(String code, String url, QrSymbol qr) implements HttpAnswer {}

    /**
     * A QR code as the {@code d} of one SVG path.
     *
     * @param size width and height of the view box in modules, quiet zone included
     * @param path the dark modules, a rectangle for each run in a row
     */
    record QrSymbol(int size, String path) {}

    /**
     * A mission that can be hosted: nothing that the class may not see.
     *
     * @param id by which it is asked for
     */
    record ListedMission(
            String id, String title, List<ListedRound> rounds, List<ListedPreset> presets)
            implements HttpAnswer {}

    /** A round of a mission. */
    record ListedRound(int number, String title, String riddle, List<ListedTrack> tracks) {}

    /** What a team can play in a round. */
    record ListedTrack(String track, String title) {}

    /**
     * Which rounds a game plays, and how long their phases are.
     *
     * @param rounds their numbers; empty when it plays the one that is asked for
     */
    record ListedPreset(String id, List<Integer> rounds) {}

    /**
     * What can be practised of a game that is over.
     *
     * @param game its name in the database
     * @param code what students typed
     * @param playable whether this server has the engine, rules and content for tries; without them
     *     a bench can be looked at only
     * @param track that the asker's team owned; null for who came by a long link
     * @param rounds that were played, with the tracks on which somebody rode
     */
    record PracticeGame(
            String game,
            String code,
            String mission,
            boolean playable,
            @Nullable String track,
            List<ListedRound> rounds)
            implements HttpAnswer {}

    /**
     * The bench of a round that was played: nothing that the debrief has not revealed.
     *
     * @param left tries that the asker has left in this round
     * @param tries of the asker, the last of them, in the order of asking
     * @param winners who beat the frontier, the best first
     */
    record PracticeBench(
            boolean playable,
            PracticeView bench,
            int left,
            List<PracticeTry> tries,
            List<PracticeWinner> winners)
            implements HttpAnswer {}

    /**
     * A try of somebody who practises.
     *
     * @param beaten whether it counts: it beat the frontier on the class's live traffic and on
     *     traffic of another seed
     */
    record PracticeTry(PracticeKind kind, boolean beaten, PracticeView.TriedCard tried)
            implements HttpAnswer {}

    /** What is tried. */
    enum PracticeKind {
        /** A what-if in the weathers of practice. */
        WHAT_IF,
        /** A run on the class's live traffic beside the frontier. */
        BEAT_FRONTIER
    }

    /**
     * Somebody who beat the frontier.
     *
     * @param name the number of a generated name, from 0, of which the first 1,024 are different
     *     words
     * @param points on the class's live traffic, without a lock
     * @param own whether it is the asker
     */
    record PracticeWinner(int name, int points, boolean own) {}

    /**
     * What was erased of a game.
     *
     * @param texts that people had typed
     * @param players of practice, with their tries
     */
    record Forgotten(int texts, int players) implements HttpAnswer {}

    /**
     * Why a request is not carried out.
     *
     * @param code why; one of x-refusal-codes, which grow
     * @param arguments those of the code, by name
     */
    record Refused(RefusalCode code, Map<String, Object> arguments) implements HttpAnswer {
        /** Tells a refusal. */
        public Refused(Refusal refusal) {
            this(refusal.code(), refusal.arguments());
        }
    }
}
