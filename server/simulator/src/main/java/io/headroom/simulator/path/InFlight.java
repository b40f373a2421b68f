package io.headroom.simulator.path;

import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.Room;

import java.util.List;

/** The requests that one stage makes attempts for, at all places where paths meet it. */
final class InFlight implements Meter {
    private final String stage;
    private final RoomPlan plan;
    private final Room room;

    /** A place where requests wait for the attempts that are made for them. */
    interface Splits {
        /** There is room: makes the first attempts for a request. */
        void begin(int parent, long nowNanos);
    }

    InFlight(String stage, RoomPlan plan, Places places, Building building) {
        this.stage = stage;
        this.plan = plan;
        RequestTable requests = building.requests();
        Room.Door door =
                new Room.Door() {
                    @Override
                    public void admit(int parent, long nowNanos) {
                        if (places.at(requests.place(parent)) instanceof Splits place) {
                            place.begin(parent, nowNanos);
                        }
                    }

                    @Override
                    public void lose(int parent, long nowNanos, Outcome outcome) {
                        Place place = places.at(requests.place(parent));
                        place.cancel(parent, nowNanos);
                        place.scope().lost(parent, nowNanos, outcome);
                    }
                };
        room = new Room(plan, building.calendar(), requests, building.priorities(), door);
    }

    /** Whether it is the room of this stage. */
    boolean isOf(String name, RoomPlan of) {
        return stage.equals(name) && plan.equals(of);
    }

    /** A request comes; whether attempts are made for it at once. */
    boolean enter(int parent, long nowNanos) {
        return room.enter(parent, nowNanos);
    }

    /** A request goes on, is lost or called off. */
    void leave(int parent, long nowNanos) {
        room.leave(parent, nowNanos);
    }

    @Override
    public String name() {
        return stage + ": in flight";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.counter("turnedAway"),
                Column.counter("inFlightNanos"),
                Column.gauge("mostInFlight"));
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        target[offset] = room.lost();
        target[offset + 1] = room.presenceNanos(nanos);
        target[offset + 2] = room.mostPresent();
    }
}
