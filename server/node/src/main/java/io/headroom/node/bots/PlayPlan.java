package io.headroom.node.bots;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/**
 * What is to be played.
 *
 * @param urls nodes of one cluster; bots are spread over them and move on when one is gone
 * @param code the game to join; null to host one with the key
 * @param hostKey to host a game, or to lead the one that is joined; null to be students only
 * @param seed of every choice that a bot makes
 */
public record PlayPlan(
        List<URI> urls,
        @Nullable String code,
        @Nullable String hostKey,
        Hosting hosting,
        int teams,
        int perTeam,
        long seed,
        Skill skill) {

    /** What is hosted when no code is given. */
    public record Hosting(String mission, int round, String preset) {}

    /** Keeps its own copy. */
    public PlayPlan {
        urls = List.copyOf(urls);
    }

    /** How many seats the bots take. */
    public int seats() {
        return teams * perTeam;
    }

    /** Without the key, so that no log can hold it. */
    @Override
    public String toString() {
        return "PlayPlan[" + urls + ", " + code + ", " + teams + "×" + perTeam + ", " + skill + "]";
    }
}
