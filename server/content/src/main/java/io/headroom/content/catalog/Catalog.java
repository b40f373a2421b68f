package io.headroom.content.catalog;

import io.headroom.content.document.ContentSource;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.YamlDocument;
import io.headroom.content.grammar.Reading;
import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.ModelShape;
import io.headroom.simulator.cost.NetworkPlan;
import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.ServingStack;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The catalogs of models, hardware and stacks. {@link #packed()} is the one that Headroom carries;
 * a reader's own file may say the same things itself.
 */
public final class Catalog {
    /** Why a mixture of experts is refused. */
    public static final String DENSE =
            "a dense model: a mixture of experts reads other weights for each token, which is"
                    + " refused here, not approximated";

    /** The stack of the measured profile where none is named. */
    public static final String MEASURED = "vllm-v1";

    /** Names of the files, from the root of the content: models, hardware, stacks. */
    public static final List<String> FILES =
            List.of("catalogs/models.yaml", "catalogs/hardware.yaml", "catalogs/stacks.yaml");

    private static final String TEXTBOOK = "textbook";

    private final Map<String, ModelShape> models = new LinkedHashMap<>();
    private final Set<String> mixtures = new LinkedHashSet<>();
    private final Map<String, Hardware> hardware = new LinkedHashMap<>();
    private final Map<String, AffineTime> fabrics = new LinkedHashMap<>();

    /** Null when its file is wrong, which is noted: nobody asks anything then. */
    private final @Nullable Profile profile;

    /**
     * A catalog of three documents.
     *
     * @param problems takes everything that is wrong with them, by file and line
     */
    public Catalog(
            Located modelFile, Located hardwareFile, Located stackFile, List<Problem> problems) {
        Reading reading = new Reading(problems);
        CatalogShapes.Models allModels = CatalogShapes.MODELS.read(reading, modelFile);
        CatalogShapes.Devices devices = CatalogShapes.DEVICES.read(reading, hardwareFile);
        if (allModels != null) {
            models.putAll(allModels.dense());
            mixtures.addAll(allModels.mixtures());
        }
        if (devices != null) {
            fabrics.putAll(devices.fabrics());
            devices.accelerators().forEach((name, each) -> hardware.put(name, each.named(name)));
        }
        for (Hardware each : hardware.values()) {
            if (!fabrics.containsKey(each.fabric())) {
                String expected = "one of the fabrics " + String.join(", ", fabrics.keySet());
                Located at = hardwareFile.at("accelerators").at(each.name()).at("fabric");
                problems.add(at.problem(expected));
            }
        }
        profile = Profiles.PROFILES.read(reading, stackFile);
        if (profile != null) {
            refuseUnknownCards(profile, stackFile, problems);
        }
    }

    /** The catalog that is packed with the program; read once, when it is first asked for. */
    public static Catalog packed() {
        return Packed.CATALOG;
    }

    /**
     * The catalog of files by their names, which are {@link #FILES}; the packed one when they are
     * the same or wrong.
     *
     * @param problems takes everything that is wrong with them, by file and line
     */
    public static Catalog of(Map<String, byte[]> files, List<Problem> problems) {
        boolean packed = true;
        for (String name : FILES) {
            packed &= Arrays.equals(files.get(name), Packed.BYTES.get(name));
        }
        Catalog read = packed ? null : parsed(files, problems);
        return read == null || !problems.isEmpty() ? packed() : read;
    }

    private static @Nullable Catalog parsed(Map<String, byte[]> files, List<Problem> problems) {
        List<Located> documents = new ArrayList<>();
        for (String name : FILES) {
            byte[] bytes = Objects.requireNonNull(files.get(name), name);
            Located document = YamlDocument.parse(name, bytes, problems);
            if (document != null) {
                documents.add(document);
            }
        }
        return documents.size() < FILES.size()
                ? null
                : new Catalog(documents.get(0), documents.get(1), documents.get(2), problems);
    }

    /** Models by name. */
    public Map<String, ModelShape> models() {
        return Map.copyOf(models);
    }

    /** Names of models that are refused because they are mixtures of experts. */
    public Set<String> mixturesOfExperts() {
        return Set.copyOf(mixtures);
    }

    /** Accelerators by name. */
    public Map<String, Hardware> hardware() {
        return Map.copyOf(hardware);
    }

    /** α and β of fabrics by name. */
    public Map<String, AffineTime> fabrics() {
        return Map.copyOf(fabrics);
    }

    /** Names of the stacks of the measured profile. */
    public List<String> measuredStacks() {
        List<String> names = new ArrayList<>(profile().stacks().keySet());
        names.remove(TEXTBOOK);
        return names;
    }

    /** Whether somebody measured a stack on hardware of that name. */
    public boolean isMeasuredOn(String stack, String hardwareName) {
        return stack(stack).measuredOn().contains(hardwareName);
    }

    /** What the textbook makes of a device. */
    public ServingStack textbook() {
        return stack(TEXTBOOK).on("other");
    }

    /** What a stack makes of a device. */
    public ServingStack measured(String stack, String hardwareName) {
        return stack(stack).on(hardwareName);
    }

    /**
     * The network of the textbook.
     *
     * @param allReduce ring, tree, or bySize: whichever is faster
     */
    public NetworkPlan textbookNetwork(Parallelism parallelism, Wiring wiring, String allReduce) {
        return Profile.textbook(parallelism, wires(wiring), allReduce);
    }

    /** The network as it was measured. */
    public NetworkPlan measuredNetwork(
            Parallelism parallelism, Wiring wiring, String stack, String hardwareName) {
        return profile().measured(parallelism, wires(wiring), stack(stack), hardwareName);
    }

    private void refuseUnknownCards(Profile read, Located file, List<Problem> problems) {
        read.stacks()
                .forEach(
                        (name, stack) -> {
                            if (!hardware.keySet().containsAll(stack.measuredOn())) {
                                Located at = file.at("stacks").at(name).at("measuredOn");
                                String expected = "hardware of the catalog, such as h100";
                                problems.add(at.problem(expected));
                            }
                        });
    }

    private Profile profile() {
        return Objects.requireNonNull(profile, "the stacks are wrong");
    }

    private Profile.Stack stack(String name) {
        Profile.Stack stack = profile().stacks().get(name);
        if (stack == null) {
            throw new IllegalArgumentException("no stack is named " + name);
        }
        return stack;
    }

    private Profile.Wires wires(Wiring wiring) {
        return new Profile.Wires(
                wiring.inside(),
                fabric(wiring.inside()),
                wiring.between(),
                fabric(wiring.between()),
                wiring.devicesOfANode());
    }

    private AffineTime fabric(String name) {
        AffineTime fabric = fabrics.get(name);
        if (fabric == null) {
            throw new IllegalArgumentException("no fabric is named " + name);
        }
        return fabric;
    }

    /**
     * Which fabrics connect the devices of a replica.
     *
     * @param inside name of the fabric inside a node
     * @param between name of the fabric between nodes
     * @param devicesOfANode devices inside one
     */
    public record Wiring(String inside, String between, int devicesOfANode) {}

    /** The packed catalog, when it is needed. */
    private static final class Packed {
        private static final Map<String, byte[]> BYTES = bytes();
        private static final Catalog CATALOG = load();

        private static Map<String, byte[]> bytes() {
            ContentSource program = new ContentSource.Bundled();
            Map<String, byte[]> bytes = new LinkedHashMap<>();
            for (String name : FILES) {
                try {
                    bytes.put(name, program.read(name));
                } catch (IOException e) {
                    throw new UncheckedIOException("reading " + name + " out of the program", e);
                }
            }
            return bytes;
        }

        private static Catalog load() {
            List<Problem> problems = new ArrayList<>();
            Catalog catalog = parsed(BYTES, problems);
            if (catalog == null || !problems.isEmpty()) {
                throw new IllegalStateException("the packed catalogs are wrong: " + problems);
            }
            return catalog;
        }
    }
}
