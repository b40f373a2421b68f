package io.headroom.simulator;

import io.headroom.simulator.measure.Ledger;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestObserver;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.Exit;
import io.headroom.simulator.stage.Station;
import io.headroom.simulator.traffic.Entrance;

import java.util.ArrayList;
import java.util.List;

/** The way of every request: in, from station to station, out. */
final class Journey implements Entrance {
    private final RequestTable requests;
    private final Ledger ledger;
    private final RequestObserver observer;
    private final List<Station> stations = new ArrayList<>();

    Journey(RequestTable requests, Ledger ledger, RequestObserver observer) {
        this.requests = requests;
        this.ledger = ledger;
        this.observer = observer;
    }

    /** The exit of station {@code index}; what passes it goes to the next one or out. */
    Exit exitOf(int index) {
        return new Exit() {
            @Override
            public void passed(int request, long nowNanos, long firstResponseNanos) {
                if (index + 1 < stations.size()) {
                    stations.get(index + 1).accept(request, nowNanos);
                } else {
                    complete(request, nowNanos, firstResponseNanos);
                }
            }

            @Override
            public void lost(int request, long nowNanos, Outcome outcome) {
                lose(request, nowNanos, outcome);
            }
        };
    }

    /** Adds the next station of the sequence. */
    void add(Station station) {
        stations.add(station);
    }

    List<Station> stations() {
        return stations;
    }

    @Override
    public void arrive(
            long nowNanos, int promptTokens, int outputTokens, long workPermille, int user) {
        int request = requests.arrive(nowNanos, promptTokens, outputTokens, workPermille);
        ledger.arrived(nowNanos);
        stations.get(0).accept(request, nowNanos);
    }

    private void complete(int request, long nowNanos, long firstResponseNanos) {
        long arrival = requests.arrivalNanos(request);
        ledger.completed(nowNanos, firstResponseNanos - arrival, nowNanos - arrival);
        leave(request, nowNanos, firstResponseNanos, Outcome.COMPLETED);
    }

    private void lose(int request, long nowNanos, Outcome outcome) {
        ledger.lost(nowNanos, outcome, nowNanos - requests.arrivalNanos(request));
        leave(request, nowNanos, nowNanos, outcome);
    }

    private void leave(int request, long nowNanos, long firstResponseNanos, Outcome outcome) {
        long arrival = requests.arrivalNanos(request);
        if (requests.labelledNanos(request) != nowNanos - arrival) {
            throw new IllegalStateException(
                    "stage times of request "
                            + requests.ordinal(request)
                            + " add up to "
                            + requests.labelledNanos(request)
                            + " ns of its "
                            + (nowNanos - arrival));
        }
        observer.ended(requests.ordinal(request), arrival, firstResponseNanos, nowNanos, outcome);
        requests.release(request);
    }
}
