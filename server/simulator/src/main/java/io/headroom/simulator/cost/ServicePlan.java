package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Words;

/**
 * How long a server works on a batch: explicit coefficients, in nanoseconds, divided by a speed
 * factor (clock, power mode; 1 is the speed the coefficients were measured at). Noise is a factor,
 * usually of mean one, drawn per (request, station).
 */
public sealed interface ServicePlan {

    /** Fills {@code times} for {@code batch}; a pure function of the two and the plan. */
    void time(BatchView batch, BatchTimes times);

    /** Most items of a request that are worked on. */
    default int itemCap() {
        return Integer.MAX_VALUE;
    }

    /** Whole items in so many thousandths of one. */
    static long wholeItems(long workPermille) {
        return (workPermille + 500) / 1000;
    }

    /** Every member has its answer when the server is free again. */
    sealed interface Together extends ServicePlan {
        /** How long the server works on {@code batch}. */
        long nanos(BatchView batch);

        @Override
        default void time(BatchView batch, BatchTimes times) {
            times.together(batch.size(), nanos(batch));
        }
    }

    /**
     * One pass for the whole batch: (fixed + perItem × Σ items) × noise of the oldest member ÷
     * speed. A batch shares one noise because what disturbs a pass disturbs all of it.
     */
    record PerBatch(double fixedNanos, double perItemNanos, double speed, Sampler noise)
            implements Together {
        /** Refuses negative coefficients and speeds that are not positive. */
        public PerBatch {
            notNegative("fixedNanos", fixedNanos);
            notNegative("perItemNanos", perItemNanos);
            positive("speed", speed);
        }

        @Override
        public long nanos(BatchView batch) {
            double work = fixedNanos;
            if (perItemNanos != 0) {
                work += perItemNanos * permille(batch) / 1000;
            }
            double nanos = work * noise.sample(batch.noiseWord(0));
            return Rounded.nanos(speed == 1 ? nanos : nanos / speed);
        }

        private static long permille(BatchView batch) {
            long permille = 0;
            for (int member = 0; member < batch.size(); member++) {
                permille += batch.workPermille(member);
            }
            return permille;
        }
    }

    /**
     * Static batching of a language model: the whole batch prefills, every member has its first
     * token when that ends, then all decode in step. A member ends at its own last token; the
     * server is held until the longest answer is done, and a finished member's slot is computed on
     * until then, so a step costs the same from the first to the last.
     *
     * <p>Prefill takes prefillFixed + perPromptToken × Σ prompt tokens; a step takes stepFixed +
     * stepPerSequence × slots, where the slots are the members or, if {@code padded}, the
     * configured maximum. The first token comes from the prefill, so n tokens take n − 1 steps.
     *
     * @param prefillFixedNanos a prefill pass whatever its length
     * @param perPromptTokenNanos each prompt token in it
     * @param stepFixedNanos a decode step whatever its batch
     * @param stepPerSequenceNanos each slot in it
     * @param padded whether slots are padded to the configured maximum batch
     * @param speed divides all of these
     * @param noise factor of the oldest member on all of these
     */
    record LanguageModelBatch(
            double prefillFixedNanos,
            double perPromptTokenNanos,
            double stepFixedNanos,
            double stepPerSequenceNanos,
            boolean padded,
            double speed,
            Sampler noise)
            implements ServicePlan {
        /** Refuses negative coefficients and speeds that are not positive. */
        public LanguageModelBatch {
            notNegative("prefillFixedNanos", prefillFixedNanos);
            notNegative("perPromptTokenNanos", perPromptTokenNanos);
            notNegative("stepFixedNanos", stepFixedNanos);
            notNegative("stepPerSequenceNanos", stepPerSequenceNanos);
            positive("speed", speed);
        }

        @Override
        public void time(BatchView batch, BatchTimes times) {
            long prompt = 0;
            for (int member = 0; member < batch.size(); member++) {
                prompt += batch.promptTokens(member);
            }
            double factor = noise.sample(batch.noiseWord(0)) / speed;
            long prefill =
                    Rounded.nanos((prefillFixedNanos + perPromptTokenNanos * prompt) * factor);
            int slots = padded ? batch.maxBatch() : batch.size();
            long step = Rounded.nanos((stepFixedNanos + stepPerSequenceNanos * slots) * factor);
            long held = prefill;
            for (int member = 0; member < batch.size(); member++) {
                long steps = Math.max(0, batch.outputTokens(member) - 1);
                long leave = Math.addExact(prefill, Math.multiplyExact(step, steps));
                times.member(member, prefill, leave);
                held = Math.max(held, leave);
            }
            times.hold(held);
        }
    }

    /**
     * The items of a request (text regions of a frame) in ⌈items ÷ itemsPerCall⌉ calls of a fixed
     * padded shape: (fixed + calls × (dispatch + perSlot × itemsPerCall)) × noise ÷ speed. Items
     * beyond the cap are left out. Requests of one batch are worked one after another.
     *
     * @param fixedNanos work of a request whatever its items (detection)
     * @param itemsPerCall slots of a call, full or not
     * @param dispatchNanos starting a call
     * @param perSlotNanos each slot of a call
     * @param itemCap most items of a request that are worked on
     * @param speed divides all of these
     * @param noise factor on all of these
     */
    record PaddedCalls(
            double fixedNanos,
            int itemsPerCall,
            double dispatchNanos,
            double perSlotNanos,
            int itemCap,
            double speed,
            Sampler noise)
            implements Together {
        /** Refuses negative coefficients, empty calls and speeds that are not positive. */
        public PaddedCalls {
            notNegative("fixedNanos", fixedNanos);
            within("itemsPerCall", itemsPerCall, 1, Limits.BATCH);
            notNegative("dispatchNanos", dispatchNanos);
            notNegative("perSlotNanos", perSlotNanos);
            within("itemCap", itemCap, 0, 1_000_000);
            positive("speed", speed);
        }

        @Override
        public long nanos(BatchView batch) {
            double callNanos = dispatchNanos + perSlotNanos * itemsPerCall;
            double nanos = 0;
            for (int member = 0; member < batch.size(); member++) {
                long items = Math.min(itemCap, wholeItems(batch.workPermille(member)));
                long calls = (items + itemsPerCall - 1) / itemsPerCall;
                nanos += (fixedNanos + calls * callNanos) * noise.sample(batch.noiseWord(member));
            }
            return Rounded.nanos(nanos / speed);
        }
    }

    /**
     * A small processor that works on a chunk of audio and is interrupted while it does: (fixed +
     * perAudioNano × audioNanos × items) ÷ speed of work, and during that work interrupts at a
     * Poisson rate that each steal a random time, whatever the speed. Requests of one batch are
     * worked one after another.
     *
     * @param fixedNanos work of a chunk whatever its length (wake-up, transfer)
     * @param perAudioNano nanoseconds of work for each nanosecond of audio
     * @param audioNanos audio that one item carries: the hop
     * @param speed divides the work, not the stolen time
     * @param interruptsPerSecond interrupts per second of work
     * @param stolenNanos what one interrupt steals
     */
    record Interrupted(
            double fixedNanos,
            double perAudioNano,
            long audioNanos,
            double speed,
            double interruptsPerSecond,
            Sampler stolenNanos)
            implements Together {
        /** Interrupts of one chunk that are counted; a chunk that meets more is lost anyway. */
        private static final int MOST_INTERRUPTS = 1_000;

        /** Refuses negative coefficients and speeds that are not positive. */
        public Interrupted {
            notNegative("fixedNanos", fixedNanos);
            notNegative("perAudioNano", perAudioNano);
            within("audioNanos", audioNanos, 0, Limits.DURATION_NANOS);
            positive("speed", speed);
            within("interruptsPerSecond", interruptsPerSecond, 0, 1_000_000);
        }

        @Override
        public long nanos(BatchView batch) {
            double nanos = 0;
            for (int member = 0; member < batch.size(); member++) {
                double audio = (double) audioNanos * batch.workPermille(member) / 1000;
                double work = (fixedNanos + perAudioNano * audio) / speed;
                nanos += work + stolen(work, perSecond(batch), batch.noiseWord(member));
            }
            return Rounded.nanos(nanos);
        }

        private double perSecond(BatchView batch) {
            long permille = batch.interruptsPermille();
            return permille == 1000 ? interruptsPerSecond : interruptsPerSecond * permille / 1000;
        }

        /** Total time stolen from {@code work}, by walking from interrupt to interrupt. */
        private double stolen(double work, double perSecond, long word) {
            if (perSecond == 0) {
                return 0;
            }
            double meanGap = Limits.SECOND_NANOS / perSecond;
            double stolen = 0;
            double worked = 0;
            long current = word;
            for (int count = 0; count < MOST_INTERRUPTS; count++) {
                worked -= meanGap * StrictMath.log(Words.unit(current));
                if (worked >= work) {
                    return stolen;
                }
                current = Words.next(current);
                stolen += Math.max(0, stolenNanos.sample(current));
                current = Words.next(current);
            }
            return stolen;
        }
    }
}
