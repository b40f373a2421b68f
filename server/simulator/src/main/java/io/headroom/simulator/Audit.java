package io.headroom.simulator;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.Station;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.stage.StationView;

import java.util.List;

/**
 * Holds the books to the requests themselves, with equality and no tolerance. A difference is a bug
 * of the engine and ends the run.
 */
final class Audit {
    private final RequestTable requests;
    private final List<Station> stations;

    Audit(RequestTable requests, List<Station> stations) {
        this.requests = requests;
        this.stations = stations;
    }

    /** Checks everything at the instant {@code books} ends; they must begin at time 0. */
    void check(Measurement books) {
        long now = books.toNanos();
        same("requests in system and offered - ended", requests.present(), books.inSystem());
        long present = 0;
        long ages = 0;
        long stageArea = 0;
        for (int index = 0; index < stations.size(); index++) {
            Station station = stations.get(index);
            StationView view = station.view();
            StageMeasurement stage = books.stages().get(index);
            ages += checkWaiting(station.plan().name(), view, stage, now);
            ages += checkServing(station.plan(), view, stage, now);
            checkNeverIdle(station, view, now);
            present += stage.waiting() + stage.serving();
            stageArea += stage.waitingArea() + stage.servingArea();
        }
        same("requests at stations and in system", present, books.inSystem());
        same("sum of stage integrals and integral of N", stageArea, books.presenceNanos());
        same(
                "integral of N and sum of times in system",
                books.presenceNanos(),
                books.leftNanos() + ages);
    }

    /** Checks the waiting line; returns Σ time in system of those in it. */
    private long checkWaiting(String name, StationView view, StageMeasurement stage, long now) {
        long waited = 0;
        long ages = 0;
        for (int place = 0; place < view.waiting(); place++) {
            int request = view.waiting(place);
            waited += now - requests.enteredNanos(request);
            ages += now - requests.arrivalNanos(request);
        }
        same(name + ": waiting", view.waiting(), stage.waiting());
        same(
                name + ": waiting integral and waiting times",
                stage.waitingArea(),
                stage.formingNanos() + stage.queueNanos() + stage.lostWaitingNanos() + waited);
        return ages;
    }

    /** Checks the servers; returns Σ time in system of those in service. */
    private long checkServing(
            StationPlan plan, StationView view, StageMeasurement stage, long now) {
        long served = 0;
        long ages = 0;
        List<Integer> serving = view.serving();
        for (int request : serving) {
            served += now - requests.startedNanos(request);
            ages += now - requests.arrivalNanos(request);
        }
        String name = plan.name();
        same(name + ": serving", serving.size(), stage.serving());
        same(
                name + ": service integral and service times",
                stage.servingArea(),
                stage.serviceNanos() + stage.lostServiceNanos() + served);
        same(name + ": servers", plan.servers(), view.freeServers() + stage.busyServers());
        return ages;
    }

    /** No server is free while work that it may take is waiting; now itself is still to come. */
    private void checkNeverIdle(Station station, StationView view, long now) {
        if (view.freeServers() == 0 || view.waiting() == 0) {
            return;
        }
        BatchingPlan batching = station.plan().batching();
        long oldestWait = now - requests.enteredNanos(view.waiting(0));
        if (view.resetting() || batching.mayStart(view.waiting(), oldestWait - 1)) {
            throw new IllegalStateException(
                    "at "
                            + now
                            + " ns "
                            + station.plan().name()
                            + " has a free server and "
                            + view.waiting()
                            + " waiting, the oldest for "
                            + oldestWait
                            + " ns");
        }
    }

    private static void same(String what, long left, long right) {
        if (left != right) {
            throw new IllegalStateException(what + " differ: " + left + " and " + right);
        }
    }
}
