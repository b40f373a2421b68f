package io.headroom.node.command;

/** The program's entry point. */
public final class Headroom {
    private Headroom() {}

    /** Runs one verb. */
    public static void main(String[] args) {}
}
