package io.headroom.content.catalog;

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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

    private static final String TEXTBOOK = "textbook";
    private static final String FOLDER = "/scenarios/catalogs/";

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
        private static final Catalog CATALOG = load();

        private static Catalog load() {
            List<Problem> problems = new ArrayList<>();
            Catalog catalog =
                    new Catalog(
                            document("models.yaml", problems),
                            document("hardware.yaml", problems),
                            document("stacks.yaml", problems),
                            problems);
            if (!problems.isEmpty()) {
                throw new IllegalStateException("the packed catalogs are wrong: " + problems);
            }
            return catalog;
        }

        private static Located document(String name, List<Problem> problems) {
            try (InputStream in = Catalog.class.getResourceAsStream(FOLDER + name)) {
                byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
                Located document = YamlDocument.parse("catalogs/" + name, bytes, problems);
                if (document == null) {
                    throw new IllegalStateException("the packed catalogs are wrong: " + problems);
                }
                return document;
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + name + " out of the program", e);
            }
        }
    }
}
