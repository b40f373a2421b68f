package io.headroom.content.balance;

import java.util.List;

/** Keeps what the best of the written conditions earns in each draw, for {@link DrawsRule}. */
final class NominalRule implements DrawRule {
    /** The name of its figure. */
    static final String FIGURES = "nominal";

    @Override
    public String id() {
        return "draws";
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        findings.note(FIGURES, List.of(draw.points(draw.nominalFrontier(), WeatherKind.STORM)));
    }
}
