package io.headroom.game.rules;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.RoundState;

import org.jspecify.annotations.Nullable;

import java.util.SortedMap;

/** Whether values of the knobs are a system of a track, at a bench and after class. */
public final class SettingsCheck {
    private SettingsCheck() {}

    /** Why they can neither be tried nor ridden with; null when they can. */
    public static @Nullable Refusal refusal(
            RoundState round, TrackId track, SortedMap<KnobId, Long> values) {
        String wrong = round.trackRound(track).wrongKnob(values);
        if (wrong != null) {
            return Refusal.of(RefusalCode.CONFIGURATION_INVALID, wrong);
        }
        String why = round.inCalm(track, new Configuration(values)).cannotBe();
        return why == null ? null : Refusal.of(RefusalCode.CANNOT_BE, why);
    }
}
