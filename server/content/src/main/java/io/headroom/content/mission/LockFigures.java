package io.headroom.content.mission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.catalog.Catalog;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.FileSet;
import io.headroom.game.measure.Figures;
import io.headroom.simulator.SimulatorVersion;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the systems of the locks that this program carries came to when they were simulated, so that
 * a start does not wait for seconds of simulation. They are kept by a hash of all that decides
 * them: the lock as it is written, the catalogs and the engine. What is not there is simulated.
 */
final class LockFigures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE = "lock-figures.json";

    private static final LockFigures PACKED = read();

    private final JsonNode kept;

    /** The catalogs as this program carries them, by their paths. */
    private final Map<String, byte[]> catalogs;

    private LockFigures(JsonNode kept, Map<String, byte[]> catalogs) {
        this.kept = kept;
        this.catalogs = catalogs;
    }

    private static LockFigures read() {
        Map<String, byte[]> catalogs = new TreeMap<>();
        ContentSource source = new ContentSource.Bundled();
        try (InputStream in = LockFigures.class.getResourceAsStream(RESOURCE)) {
            for (String catalog : Catalog.FILES) {
                catalogs.put(catalog, source.read(catalog));
            }
            JsonNode kept = in == null ? JSON.createObjectNode() : JSON.readTree(in);
            return new LockFigures(kept, catalogs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that this program carries, read once. */
    static LockFigures packed() {
        return PACKED;
    }

    /** By system, in the order of the file; null when they are not known. */
    @Nullable Map<String, Figures> of(MissionRows.Lock lock) {
        JsonNode systems = kept.path(key(lock));
        Map<String, Figures> all = new LinkedHashMap<>();
        for (String name : lock.simulations().keySet()) {
            if (!systems.has(name)) {
                return null;
            }
            Map<String, Double> values = new LinkedHashMap<>();
            systems.path(name)
                    .properties()
                    .forEach(
                            each ->
                                    values.put(
                                            each.getKey(),
                                            Double.valueOf(each.getValue().asText())));
            all.put(name, new Figures(values));
        }
        return all;
    }

    /** Puts what systems came to where they will be found; texts, since some are infinite. */
    void put(ObjectNode into, MissionRows.Lock lock, Map<String, Figures> measured) {
        ObjectNode systems = into.putObject(key(lock));
        measured.forEach(
                (name, figures) -> {
                    ObjectNode values = systems.putObject(name);
                    figures.values()
                            .forEach(
                                    (measure, value) -> values.put(measure, String.valueOf(value)));
                });
    }

    private String key(MissionRows.Lock lock) {
        Map<String, byte[]> deciding = new TreeMap<>(catalogs);
        String systems = lock.at().at("simulations").node().toString();
        deciding.put("simulations", systems.getBytes(StandardCharsets.UTF_8));
        deciding.put("engine " + SimulatorVersion.SIMULATOR_VERSION, new byte[0]);
        return new FileSet(deciding).hash();
    }
}
