package io.headroom.simulator;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.path.Paths;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.Leaf;
import io.headroom.simulator.stage.LeafView;

import java.util.List;

/**
 * Holds the books to the requests themselves, with equality and no tolerance. A difference is a bug
 * of the simulator and ends the run.
 */
final class Audit {
    private final RequestTable requests;
    private final List<Leaf> leaves;
    private final Paths paths;

    Audit(RequestTable requests, List<Leaf> leaves, Paths paths) {
        this.paths = paths;
        this.requests = requests;
        this.leaves = leaves;
    }

    /** Checks everything at the instant {@code books} ends; they must begin at time 0. */
    void check(Measurement books) {
        long now = books.toNanos();
        int held = 0;
        for (int index = 0; index < leaves.size(); index++) {
            LeafView view = leaves.get(index).view();
            StageMeasurement stage = books.stages().get(index);
            held += checkWaiting(view, stage, now) + checkServing(view, stage, now);
            view.check(now);
            if (view.idlesWithWork(now)) {
                throw new IllegalStateException(
                        "at " + now + " ns " + stage.name() + " idles though work is waiting");
            }
        }
        checkRequests(books, held);
    }

    /**
     * Checks that ∫N dt over a window is the sum of those parts of the times in system that lie in
     * it, of those who left and those who are there now.
     */
    void checkWindow(Measurement window) {
        long parts = window.withinNanos();
        for (int row = 0; row < requests.rows(); row++) {
            if (requests.place(row) != RequestTable.NONE && !requests.isAttempt(row)) {
                long since = Math.max(requests.arrivalNanos(row), window.fromNanos());
                parts += Math.max(0, window.toNanos() - since);
            }
        }
        same("integral of N and parts of times in system", window.presenceNanos(), parts);
    }

    /** Requests and attempts are somewhere, each once, and were offered or launched. */
    private void checkRequests(Measurement books, int held) {
        long now = books.toNanos();
        long present = 0;
        long attempts = 0;
        long ages = 0;
        long parents = -paths.notLaunched();
        for (int row = 0; row < requests.rows(); row++) {
            if (requests.place(row) == RequestTable.NONE) {
                continue;
            }
            parents += paths.waitsForAttempts(requests.place(row)) ? 1 : 0;
            if (requests.isAttempt(row)) {
                attempts++;
            } else {
                present++;
                ages += now - requests.arrivalNanos(row);
            }
        }
        same("requests in system and offered - ended", present, books.inSystem());
        same(
                "integral of N and sum of times in system",
                books.presenceNanos(),
                books.leftNanos() + ages);
        same(
                "attempts in system and running",
                attempts,
                books.attempts().running() + paths.notLaunched());
        same(
                "rows that are held and parents",
                requests.present(),
                held + parents + paths.notLaunched());
    }

    /** Checks the waiting line; returns how many are in it. */
    private int checkWaiting(LeafView view, StageMeasurement stage, long now) {
        long waited = 0;
        List<Integer> waiting = view.waiting();
        for (int request : waiting) {
            waited += now - requests.enteredNanos(request);
            checkAge(request, requests.enteredNanos(request));
        }
        same(stage.name() + ": waiting", waiting.size(), stage.waiting());
        same(
                stage.name() + ": waiting integral and waiting times",
                stage.waitingArea(),
                stage.formingNanos() + stage.queueNanos() + stage.lostWaitingNanos() + waited);
        return waiting.size();
    }

    /** Checks the servers; returns how many are in service. */
    private int checkServing(LeafView view, StageMeasurement stage, long now) {
        long served = 0;
        List<Integer> serving = view.serving();
        for (int request : serving) {
            served += now - requests.startedNanos(request);
            checkAge(request, requests.startedNanos(request));
        }
        same(stage.name() + ": serving", serving.size(), stage.serving());
        same(
                stage.name() + ": service integral and service times",
                stage.servingArea(),
                stage.serviceNanos() + stage.lostServiceNanos() + served);
        return serving.size();
    }

    /** All of its time before {@code sinceNanos} is under a label. */
    private void checkAge(int request, long sinceNanos) {
        same(
                "labelled time and age of request " + requests.ordinal(request),
                requests.labelledNanos(request),
                sinceNanos - requests.arrivalNanos(request));
    }

    private static void same(String what, long left, long right) {
        if (left != right) {
            throw new IllegalStateException(what + " differ: " + left + " and " + right);
        }
    }
}
