package io.headroom.content.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How far measured stacks are from what somebody measured, on points that no constant was set from
 * and on those that were; the manual has the tables. {@code -Dgolden=write} writes them anew.
 */
final class StackAccuracyTest {
    private static final Path MANUAL = Path.of("..", "..", "scenarios", "simulations", "README.md");
    private static final String TENSORRT = "tensorrt-llm";
    private static final String VLLM = "vllm-v1";

    /** Host of the machine with the RTX 4090: an iteration of one sequence less its weights. */
    private static final String CONSUMER_HOST = "7.7 ms";

    /** What coefficients of variation the lengths have is not published: as conversations have. */
    private static final double PROMPT_CV = 1.2;

    private static final double OUTPUT_CV = 0.9;

    @TempDir private Path folder = Path.of("");

    /** Throughput and time per token. */
    @Test
    void throughput_ofPointsThatNothingWasSetFrom_isInTheManual() throws IOException {
        assertInManual(
                "throughput",
                List.of(
                        batches(
                                        "H200, Llama 3 8B and 70B in 8 bits, tokens/s, other"
                                                + " lengths",
                                        is -> is[1].equals("h200") && !is[0].endsWith("405b"))
                                .holds(0.10, 0.20),
                        batches(
                                        "H100, the same, 70B on two, tokens/s",
                                        is -> is[1].equals("h100") && !is[0].endsWith("405b"))
                                .holds(0.10, 0.20),
                        batches(
                                        "eight H200, Llama 3.1 405B in 8 bits, tokens/s",
                                        is -> is[1].equals("h200") && is[0].endsWith("405b"))
                                .holds(0.12, 0.20),
                        batches(
                                        "eight H100, the same",
                                        is -> is[1].equals("h100") && is[0].endsWith("405b"))
                                .holds(0.20, 0.50),
                        conversations("H100 PCIe, Qwen 14B, a token, 32/s", 6, "h100-pcie")
                                .holds(0.10, 0.10),
                        conversations("RTX 4090, Qwen 1.5B, a token, 32/s, its host said", 6, "rtx")
                                .holds(0.20, 0.20),
                        ProfileFitTest.blis(true).holds(0.14, 0.17),
                        KvMemoryEmergenceTest.running().holds(0.10, 0.15),
                        ProfileFitTest.bloom(true).holds(0.15, 0.30)));
    }

    @Test
    void firstTokens_ofPointsThatNothingWasSetFrom_areInTheManual() throws IOException {
        assertInManual(
                "first tokens",
                List.of(
                        conversations("H100 PCIe, Qwen 14B, 1/s cached and 32/s", 5, "h100-pcie")
                                .holds(0.20, 0.20),
                        conversations("RTX 4090, Qwen 1.5B, the same, its host said", 5, "rtx")
                                .holds(0.25, 0.25),
                        firstRelease().holds(0.45, 0.45),
                        ProfileFitTest.bloom(false).holds(0.30, 0.60)));
    }

    @Test
    void points_thatConstantsWereSetFrom_areInTheManual() throws IOException {
        AccuracyGroup set =
                new AccuracyGroup(
                        TENSORRT, "H200, Llama 3 8B and 70B in 8 bits, tokens/s, four lengths");
        addBatches(set, is -> is[7].equals("yes"));
        AccuracyGroup tokens =
                new AccuracyGroup(VLLM, "H100 PCIe, Qwen 1.5B, a token, 1/s and 32/s");
        AccuracyGroup first = new AccuracyGroup(VLLM, "the same: the first token");
        for (String[] is : AccuracyGroup.cells("vllm-sharegpt.csv")) {
            if (is[7].equals("yes")) {
                double[] millis = open(is);
                first.add(is[0] + " " + is[2] + "/s", Double.parseDouble(is[5]), millis[0]);
                tokens.add(is[0] + " " + is[2] + "/s", Double.parseDouble(is[6]), millis[1]);
            }
        }
        List<AccuracyGroup> all = new ArrayList<>();
        all.add(set.holds(0.06, 0.12));
        all.add(tokens.holds(0.13, 0.13));
        all.add(first.holds(0.05, 0.05));
        all.addAll(ProfileFitTest.fitted());
        assertInManual("set from", all);
    }

    private AccuracyGroup batches(String points, Predicate<String[]> which) throws IOException {
        AccuracyGroup group = new AccuracyGroup(TENSORRT, points);
        addBatches(group, is -> is[7].equals("no") && which.test(is));
        return group;
    }

    /** Three GB are kept, and 0.95 of what is left is for keys and values, as was published. */
    private void addBatches(AccuracyGroup group, Predicate<String[]> which) throws IOException {
        for (String[] is : AccuracyGroup.cells("tensorrt-llm-overview.csv")) {
            if (which.test(is)) {
                String cost =
                        "{ model: %s, hardware: %s, tensorParallel: %s, stack: %s,"
                                        .formatted(is[0], is[1], is[2], TENSORRT)
                                + " precision: { weights: fp8, kv: fp8 } }";
                int prompt = Integer.parseInt(is[3]);
                int output = Integer.parseInt(is[4]);
                double perSecond =
                        ServedTraffic.closedBatch(
                                folder, cost, prompt, output, Integer.parseInt(is[5]), 0.95);
                String point = String.join(" ", is[0], is[1], is[2], is[3] + "/" + is[4]);
                group.add(point, Double.parseDouble(is[6]), perSecond);
            }
        }
    }

    /**
     * Rows of one card in column 5, the first token, or 6, a later one. Later ones at 1/s are among
     * those that the step law was fitted to, or the host was set from.
     */
    private AccuracyGroup conversations(String points, int column, String card) throws IOException {
        AccuracyGroup group = new AccuracyGroup(VLLM, points);
        for (String[] is : AccuracyGroup.cells("vllm-sharegpt.csv")) {
            boolean left = is[7].equals("no") || (is[7].equals("token") && column == 5);
            if (is[1].startsWith(card) && left) {
                double modelled = open(is)[column - 5];
                group.add(is[0] + " " + is[2] + "/s", Double.parseDouble(is[column]), modelled);
            }
        }
        return group;
    }

    /** What is not cold finds all but a block of its prompt. */
    private double[] open(String[] is) throws IOException {
        String host = is[1].startsWith("rtx") ? ", host: " + CONSUMER_HOST : "";
        String cost = "{ model: %s, hardware: %s%s }".formatted(is[0], is[1], host);
        double perSecond = Double.parseDouble(is[2]);
        String prompt = perSecond < 32 ? "16" : lengths(is[3], PROMPT_CV);
        return ServedTraffic.open(folder, cost, perSecond, prompt, lengths(is[4], OUTPUT_CV));
    }

    private static String lengths(String total, double cv) {
        double mean = Double.parseDouble(total) / 200;
        return String.format(Locale.ROOT, "{ logNormal: { mean: %s, cv: %s } }", mean, cv);
    }

    /** Release 0.5, batches of one: two years older than what the constants are of. */
    private static AccuracyGroup firstRelease() {
        AccuracyGroup group =
                new AccuracyGroup(TENSORRT, "release 0.5 of 2023, batches of one, H100 and A100");
        Served small = Served.on("llama-2-7b", "h100", 1);
        Served large = Served.on("llama-2-70b", "a100", 4);
        double[][] millis = {{7, 36}, {47, 377}};
        for (int each = 0; each < 2; each++) {
            int tokens = each == 0 ? 128 : 2048;
            group.add(
                    "7B FP8 H100 " + tokens,
                    millis[0][each],
                    Served.promptMillis(small.measuredInEightBits(TENSORRT), tokens));
            group.add(
                    "70B FP16 A100 TP4 " + tokens,
                    millis[1][each],
                    Served.promptMillis(large.measured(TENSORRT), tokens));
        }
        return group;
    }

    private static void assertInManual(String name, List<AccuracyGroup> groups) throws IOException {
        String table =
                groups.stream()
                        .map(AccuracyGroup::row)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        """
                                        | stack | points | how many | median | worst |
                                        |---|---|---|---|---|
                                        """,
                                        "\n"));
        String manual = Files.readString(MANUAL);
        String begin = "<!-- accuracy: " + name + " -->\n\n";
        String end = "\n<!-- end -->";
        int from = manual.indexOf(begin) + begin.length();
        String now = manual.substring(from, manual.indexOf(end, from));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(
                    MANUAL,
                    manual.substring(0, from) + table + manual.substring(from + now.length()));
            return;
        }
        assertThat(now).as("%s, written anew with -Dgolden=write", MANUAL).isEqualTo(table);
    }
}
