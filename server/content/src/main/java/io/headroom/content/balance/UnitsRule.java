package io.headroom.content.balance;

/** A run is long enough that its score is not luck. */
final class UnitsRule implements DrawRule {
    private static final long LEAST = 5_000;

    @Override
    public String id() {
        return "units";
    }

    @Override
    public int draws(Extent extent) {
        return 1;
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        long offered = draw.run(draw.frontier(), WeatherKind.CALM, 0).offered();
        if (offered < LEAST) {
            findings.add("duration", offered + " scored units", LEAST + " or more");
        }
    }
}
