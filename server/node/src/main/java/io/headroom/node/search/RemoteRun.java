package io.headroom.node.search;

import io.headroom.content.search.FileSpace;
import io.headroom.content.search.Narrowing;
import io.headroom.content.search.Spaces;
import io.headroom.game.frontier.Point;
import io.headroom.game.frontier.Trial;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A run that another node does. It names the file and its fingerprint: a node that does not have
 * the very same file says so, and the run is done where it was asked for.
 *
 * @param file the absolute path of the file
 * @param given what is asked of it, as a text
 * @param fingerprint of its space
 * @param places of the knobs, with commas between
 */
record RemoteRun(String file, String given, String fingerprint, String places, long seed)
        implements Callable<double[]>, Serializable {
    private static final long serialVersionUID = 1L;

    /** Files are read once on each node as long as they stay what they are. */
    private static final Map<String, FileSpace> SPACES = new ConcurrentHashMap<>();

    private static final int MOST_SPACES = 8;

    /** Adherence, p99 in milliseconds, cost: a {@link Trial}. */
    @Override
    public double[] call() {
        if (SPACES.size() > MOST_SPACES) {
            SPACES.clear();
        }
        FileSpace space =
                SPACES.computeIfAbsent(
                        fingerprint, unread -> Spaces.of(Path.of(file), Narrowing.of(given)));
        if (!space.fingerprint().equals(fingerprint)) {
            SPACES.remove(fingerprint);
            throw new IllegalStateException(file + " is another file on this node");
        }
        List<Integer> point = new ArrayList<>();
        for (String place : places.split(",", -1)) {
            point.add(Integer.parseInt(place));
        }
        Trial trial = space.run(new Point(point), seed);
        return new double[] {trial.adherence(), trial.p99Millis(), trial.cost()};
    }
}
