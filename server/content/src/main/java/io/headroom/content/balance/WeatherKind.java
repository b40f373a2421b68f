package io.headroom.content.balance;

/** What comes over a system in a run. */
public enum WeatherKind {
    /** Nothing. */
    CALM("calm"),

    /** The burst. */
    PRACTICE("a burst"),

    /** The burst, and what breaks. */
    STORM("a storm");

    private final String told;

    WeatherKind(String told) {
        this.told = told;
    }

    /** As findings call it. */
    String told() {
        return told;
    }
}
