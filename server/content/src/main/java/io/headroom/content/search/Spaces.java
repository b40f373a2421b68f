package io.headroom.content.search;

import io.headroom.content.mission.TrackFile;
import io.headroom.content.simulation.SimulationFile;

import java.nio.file.Path;

/** What a file that can be searched says. */
public final class Spaces {
    private Spaces() {}

    /**
     * The space of a track-round's file, or of a simulation's.
     *
     * @param given values and conditions that stand
     * @throws io.headroom.content.document.ScenarioRefused when a track's file is wrong
     * @throws io.headroom.content.simulation.SimulationRefused when a simulation's file is wrong
     * @throws SearchRefused when it has no knobs left to search, or not what is given
     */
    public static FileSpace of(Path file, Narrowing given) {
        return TrackFile.isTrack(file)
                ? new TrackSpace(TrackFile.read(file), given)
                : new SimulationSpace(SimulationFile.at(file), given);
    }
}
