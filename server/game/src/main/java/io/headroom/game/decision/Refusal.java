package io.headroom.game.decision;

/**
 * Why a command was not carried out. It changed nothing.
 *
 * @param code stable, for programs
 * @param sentence for the person who asked, in words a student understands
 */
public record Refusal(RefusalCode code, String sentence) {}
