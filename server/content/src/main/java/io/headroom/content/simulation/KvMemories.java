package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Kinds;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.policy.Eviction;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Preemptions;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** How keys and values are kept, and in how much memory. */
final class KvMemories {
    private static final int BLOCK_TOKENS = 16;
    private static final int MOST_BLOCK_TOKENS = 4_096;
    private static final int MOST_PREEMPTIONS = 1_000_000;

    /** The share of the memory that servers take, where nothing is said (vLLM). */
    private static final double FRACTION = 0.9;

    /** Memory, in the room that hardware leaves if there is any. */
    static final Kinds<Memory> MEMORY =
            Kinds.of("kvMemory", "how keys and values are kept", KvMemories::memory);

    private static final Shape<Pool> POOL =
            Shape.of("kvPool", "how much of the devices' memory is for it", KvMemories::pool);

    private static final Shape<KvPlan.Swap> SWAP =
            Shape.of("swap", "preempted sequences are moved away and back", KvMemories::swap);

    private static final Shape<Preemptions> PREEMPTIONS =
            Shape.of("preemptions", "who loses its place, and how often", KvMemories::preemptions);

    private KvMemories() {}

    /** Memory that may have to fit into hardware. */
    @FunctionalInterface
    interface Memory {
        /** The plan; null when it does not fit, which is noted. */
        @Nullable KvPlan in(@Nullable KvRoom room);
    }

    /**
     * How much of the devices' memory there is.
     *
     * @param ofTotal of all memory, less the weights; otherwise of what the weights leave
     * @param overheadBytes of each device for other things than weights; null: what the software
     *     keeps
     */
    record Pool(Located at, double fraction, boolean ofTotal, @Nullable Double overheadBytes) {}

    /** What a row says; where it is left out all that the devices have left, in blocks. */
    static @Nullable KvPlan of(Values is, Row<Memory> row, @Nullable KvRoom room) {
        Memory memory = is.maybe(row);
        if (memory != null) {
            return memory.in(room);
        }
        if (room == null) {
            throw new IllegalStateException("a row was not required");
        }
        Pool pool = new Pool(is.at(), FRACTION, true, null);
        int blocks = room.tokens(is.reading(), pool, BLOCK_TOKENS) / BLOCK_TOKENS;
        return blocks == 0 ? null : new KvPlan.Paged(BLOCK_TOKENS, blocks);
    }

    private static void memory(Kinds<Memory> kinds) {
        kinds.with("paged", "blocks, taken as they are needed", KvMemories::paged);
        kinds.with("contiguous", "one stretch of addresses for each", KvMemories::contiguous);
    }

    private static Function<Values, @Nullable Memory> paged(RowList rows) {
        String size = "tokens of a block";
        var tokens = rows.count("blockTokens", 1, MOST_BLOCK_TOKENS, size).or(BLOCK_TOKENS);
        var blocks = rows.count("blocks", 1, KvPlan.MOST_TOKENS, "how many there are");
        blocks.inPlans("tokens of the pool").optional("as the pool says");
        var pool = poolOf(rows, blocks);
        String newcomer =
                "what a newcomer takes: the blocks of its prompt, or of its longest answer";
        var reserve = rows.of("reserve", reserves(), newcomer).or(false, "prompt");
        String free = "share of the blocks that a newcomer must leave to those who run";
        var watermark = rows.number("watermark", 0, 1, free).or(0.);
        var swap = rows.of("swap", SWAP, "where the preempted go");
        swap.optional("they are computed again");
        String loses = "who loses its place when one that runs finds no block, and how often";
        var preemptions = rows.of("preemptions", PREEMPTIONS, loses);
        preemptions.optional("the last, as often as may be");
        String first = "of a prefix cache that nobody uses goes first; running: all at once";
        var prefixes = rows.of("prefixes", WordKinds.oneOf(evictions()), first);
        prefixes.optional("nothing is shared");
        return is ->
                room -> {
                    int each = is.of(tokens);
                    int many = many(is, blocks, pool, room, each) / (is.has(blocks) ? 1 : each);
                    return many == 0
                            ? null
                            : is.build(
                                    () ->
                                            new KvPlan.Paged(
                                                    each,
                                                    many,
                                                    is.of(reserve),
                                                    is.maybe(swap),
                                                    is.maybe(prefixes),
                                                    (int) (many * is.of(watermark)),
                                                    is.or(preemptions, Preemptions.LAST)));
                };
    }

    private static Function<Values, @Nullable Memory> contiguous(RowList rows) {
        var tokens = rows.count("tokens", 1, KvPlan.MOST_TOKENS, "how many it holds");
        tokens.optional("as the pool says");
        var pool = poolOf(rows, tokens);
        String room = "room for the answer, beside the prompt";
        var reserve = rows.choice("reserve", KvPlan.Reservation.MAXIMUM, room);
        return is ->
                devices -> {
                    int many = many(is, tokens, pool, devices, 1);
                    return many == 0
                            ? null
                            : is.build(() -> new KvPlan.Contiguous(many, is.of(reserve)));
                };
    }

    private static Row<Pool> poolOf(RowList rows, Row<?> counted) {
        var pool = rows.of("pool", POOL, "instead, how much of the devices' memory");
        pool.optional("0.9 of all, less weights and overhead");
        rows.notBoth(counted, pool);
        return pool;
    }

    /**
     * What is counted, or the tokens that hardware leaves room for; 0 when that is refused.
     *
     * @param least tokens of one of what is counted
     */
    private static int many(
            Values is, Row<Integer> counted, Row<Pool> pool, @Nullable KvRoom room, int least) {
        Pool said = is.maybe(pool);
        if (room == null && said != null) {
            is.refuse(pool, "a pool beside a cost without a model on hardware", counted.name());
            return 0;
        }
        if (is.has(counted)) {
            int many = is.or(counted, 0);
            if (room == null || many == 0) {
                return many;
            }
            // All that weights and overhead leave is there; a share of it would be a choice.
            Pool rest = new Pool(is.at(counted), 1, true, null);
            return room.tokens(is.reading(), rest, (long) many * least) > 0 ? many : 0;
        }
        if (room == null) {
            is.reading().refuse(is.at(counted), "nothing", "a whole number");
            return 0;
        }
        Pool all = new Pool(is.at(), FRACTION, true, null);
        return room.tokens(is.reading(), said == null ? all : said, least);
    }

    /** How much it is, for messages. */
    static String size(KvPlan memory) {
        return switch (memory) {
            case KvPlan.Paged paged ->
                    "%d blocks of %d tokens".formatted(paged.blocks(), paged.blockTokens());
            case KvPlan.Contiguous contiguous -> contiguous.tokens() + " tokens";
        };
    }

    private static Kind<Boolean> reserves() {
        Map<String, Boolean> wholes = new LinkedHashMap<>();
        wholes.put("prompt", false);
        wholes.put("maximum", true);
        return WordKinds.oneOf(wholes);
    }

    private static Map<String, Eviction> evictions() {
        Map<String, Eviction> evictions = new LinkedHashMap<>();
        evictions.put("leastRecentlyUsed", Eviction.LEAST_RECENTLY_USED);
        evictions.put("oldest", Eviction.OLDEST);
        evictions.put("running", Eviction.NONE);
        return evictions;
    }

    private static Function<Values, @Nullable Preemptions> preemptions(RowList rows) {
        var most = rows.count("most", 0, MOST_PREEMPTIONS, "how often one may lose its place");
        most.optional("as often as may be");
        String whose = "whose place is taken: who came in last, has most tokens, or fewest";
        var victim = rows.choice("victim", Preemptions.Victim.LAST, whose);
        String after = "after as many: it comes in with room for the longest answer, or is refused";
        var then = rows.choice("then", Preemptions.Then.PROTECT, after);
        return is ->
                new Preemptions(is.or(most, Preemptions.UNLIMITED), is.of(victim), is.of(then));
    }

    private static Function<Values, KvPlan.@Nullable Swap> swap(RowList rows) {
        var blocks = rows.count("blocks", 1, KvPlan.MOST_TOKENS, "room for what is moved away");
        var perBlock = rows.quantity("perBlock", Unit.DURATION, "time to move a block");
        return is -> new KvPlan.Swap(is.of(blocks), is.of(perBlock));
    }

    private static Function<Values, @Nullable Pool> pool(RowList rows) {
        var fraction = rows.number("fraction", 0, 1, "a share of the memory").or(FRACTION);
        Map<String, Boolean> totals = new LinkedHashMap<>();
        totals.put("total", true);
        totals.put("free", false);
        String of = "of all memory less the weights (vLLM), or of what they leave (TensorRT-LLM)";
        var ofTotal = rows.of("of", WordKinds.oneOf(totals), of).or(true, "total");
        String other = "of each device, for other things than weights";
        var overhead = rows.quantity("overhead", Unit.DATA, other);
        overhead.optional("the stack's, about 3 GB");
        return is -> new Pool(is.at(), is.of(fraction), is.of(ofTotal), is.maybe(overhead));
    }
}
