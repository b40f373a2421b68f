package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.game.scenario.Fault;
import io.headroom.simulator.Intervention;

/** Reads what breaks on a track when the instructor lets something break. */
final class FaultReader {
    private static final int PERCENT_TO_PERMILLE = 10;
    private static final int ONE_PERMILLE = 1_000;

    private FaultReader() {}

    /** The fault of a track-round. */
    static Fault fault(Located at) {
        return new Fault(
                at.at("label").sentence(),
                at.at("plainWords").sentence(),
                at.at("seconds").integer(),
                at.at("effects").items().stream().map(FaultReader::effect).toList());
    }

    private static Fault.Effect effect(Located at) {
        if (at.has("slow")) {
            String station = at.at("slow").at("station").text();
            long permille = (long) at.at("slow").at("speedPercent").integer() * PERCENT_TO_PERMILLE;
            return nanos ->
                    new Intervention.Speed(station, Intervention.Speed.ALL, permille, nanos);
        }
        if (at.has("interrupts")) {
            String station = at.at("interrupts").at("station").text();
            long factor = (long) at.at("interrupts").at("factor").integer() * ONE_PERMILLE;
            return nanos -> new Intervention.Interrupts(station, factor, nanos);
        }
        String station = at.at("lose").at("station").text();
        int servers = at.at("lose").at("servers").integer();
        return nanos -> new Intervention.Loss(station, servers, nanos);
    }
}
