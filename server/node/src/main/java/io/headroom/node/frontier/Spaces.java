package io.headroom.node.frontier;

import io.headroom.node.scenario.TrackFile;
import io.headroom.node.simulation.SimulationFile;

import java.nio.file.Path;

/** What a file that can be searched says. */
public final class Spaces {
    private Spaces() {}

    /**
     * The space of a track-round's file, or of a simulation's.
     *
     * @throws io.headroom.node.scenario.ScenarioRefused when a track's file is wrong
     * @throws io.headroom.node.simulation.SimulationRefused when a simulation's file is wrong
     * @throws SearchRefused when it has no knobs
     */
    public static Space of(Path file) {
        return TrackFile.isTrack(file)
                ? new TrackSpace(TrackFile.read(file))
                : new SimulationSpace(SimulationFile.at(file));
    }
}
