package io.headroom.content.skeleton;

import io.headroom.content.mission.Scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a mission that its author then makes their own: one round, one track, every line
 * explained. They are read, checked and played as they are.
 */
public final class MissionSkeleton {
    /** What stands for the mission's id in the files. */
    private static final String ID = "MISSION";

    private static final Map<String, String> PLACES = places();

    private MissionSkeleton() {}

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("index.yaml", Scenarios.INDEX);
        places.put("presets.yaml", "presets.yaml");
        places.put("mission.yaml", "missions/MISSION/mission.yaml");
        places.put("round.yaml", "missions/MISSION/round-1/round.yaml");
        places.put("cloud-titan.yaml", "missions/MISSION/round-1/cloud-titan.yaml");
        places.put("mission-texts.yaml", "texts/en/missions/MISSION.yaml");
        places.put("round-texts.yaml", "texts/en/missions/MISSION/round-1.yaml");
        return Collections.unmodifiableMap(places);
    }

    /**
     * The text of each file by its place below a folder of scenarios.
     *
     * @param id of the mission, as a mission's file has it
     */
    public static SortedMap<String, String> files(String id) {
        SortedMap<String, String> files = new TreeMap<>();
        PLACES.forEach((name, place) -> files.put(place.replace(ID, id), text(name, id)));
        return files;
    }

    private static String text(String name, String id) {
        try (InputStream file = MissionSkeleton.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(ID, id);
        } catch (IOException broken) {
            throw new IllegalStateException("the program cannot read its file " + name, broken);
        }
    }
}
