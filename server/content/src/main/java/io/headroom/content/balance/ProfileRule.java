package io.headroom.content.balance;

import io.headroom.game.scenario.Knob;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * No knob is best at its end, and every knob is felt within two steps of F; one plateau a
 * track-round is let be, which may then be best anywhere, and so are choices among few.
 */
final class ProfileRule implements DrawRule {
    /** Points that are felt. */
    static final double FELT = 50;

    private static final String FLAT = "flat";
    private static final double CLOSE = 15;

    @Override
    public String id() {
        return "profile";
    }

    @Override
    public List<String> ids() {
        return List.of(id(), FLAT);
    }

    @Override
    public int draws(Extent extent) {
        return Math.min(extent.draws(), Extent.SHORT.draws());
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        List<KnobProfile> plateaus = new ArrayList<>();
        for (Knob knob : draw.track().knobs()) {
            KnobProfile profile = KnobProfile.of(draw, knob);
            if (profile.isCategory()) {
                continue;
            }
            if (profile.isPlateau()) {
                plateaus.add(profile);
            } else {
                requireInterior(draw, profile, findings);
            }
        }
        // The flattest is the one that is let be.
        plateaus.sort(Comparator.comparingDouble(KnobProfile::lostWithinTwoSteps));
        for (KnobProfile more : plateaus.subList(Math.min(1, plateaus.size()), plateaus.size())) {
            requireInterior(draw, more, findings);
            findings.of(FLAT)
                    .add(
                            more.knob().id(),
                            String.format(
                                    Locale.ROOT,
                                    "%.0f points lost within two steps of %s",
                                    more.lostWithinTwoSteps(),
                                    draw.told(draw.frontier())),
                            "50 or more: one plateau is enough");
        }
    }

    private static void requireInterior(TrackDraw draw, KnobProfile profile, Findings findings) {
        double gained = profile.gainedAtTheEnd();
        if (gained > CLOSE) {
            findings.add(
                    profile.knob().id(),
                    String.format(
                            Locale.ROOT,
                            "best at its end, by %.0f points, beside %s",
                            gained,
                            draw.told(draw.frontier())),
                    "a best value between its ends, or one within 15 points");
        }
    }
}
