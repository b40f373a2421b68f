package io.headroom.node.session;

import io.headroom.content.document.FileSet;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.content.mission.Scenarios;
import io.headroom.game.scenario.Scenario;
import io.headroom.node.store.ContentTable;
import io.headroom.node.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The content that games pin by its hash: what this program has, and what the database has kept, so
 * that a game outlives an edited scenario and a node without its files plays it. Thread-safe;
 * blocks.
 */
public final class PinnedContent {
    private static final Logger LOG = LoggerFactory.getLogger(PinnedContent.class);

    /** Old contents that stay read; each holds its traces. */
    private static final int MOST_OPEN = 8;

    private final Scenarios here;
    private final @Nullable ContentTable table;
    private final Set<String> keptHere = ConcurrentHashMap.newKeySet();
    private final Map<String, Scenario> opened = new LinkedHashMap<>();

    /**
     * Content.
     *
     * @param here what this program has
     * @param table what the database has kept; null for none
     */
    public PinnedContent(Scenarios here, @Nullable ContentTable table) {
        this.here = here;
        this.table = table;
    }

    /** The mission with an id that new games play; null when there is none. */
    public @Nullable Scenario newest(String id) {
        return here.byId(id);
    }

    /**
     * The mission whose content has a hash; null when it is neither here nor kept, or this program
     * does not read it any more.
     *
     * @throws StoreException when the database does not answer
     */
    public @Nullable Scenario pinned(String id, String hash) {
        Scenario newest = here.byId(id);
        return newest != null && newest.contentHash().equals(hash) ? newest : restored(id, hash);
    }

    /**
     * Sees to it that a mission of this program can be pinned.
     *
     * @throws StoreException when it may not be kept
     */
    public void keep(Scenario scenario) {
        if (table != null && !keptHere.contains(scenario.contentHash())) {
            table.keep(
                    here.deciding(scenario.id()).orElseThrow(),
                    here.texts(scenario.id()).orElseThrow());
            keptHere.add(scenario.contentHash());
        }
    }

    private synchronized @Nullable Scenario restored(String id, String hash) {
        Scenario known = opened.get(hash);
        if (known != null || table == null) {
            return known;
        }
        Optional<FileSet> files = table.find(hash);
        if (files.isEmpty()) {
            return null;
        }
        Optional<FileSet> texts = table.textsOf(hash);
        if (texts.isEmpty()) {
            return null;
        }
        Scenario scenario = read(files.get(), texts.get(), here.texts(id).orElse(null));
        if (scenario != null) {
            opened.put(hash, scenario);
            if (opened.size() > MOST_OPEN) {
                opened.remove(opened.keySet().iterator().next());
            }
        }
        return scenario;
    }

    private static @Nullable Scenario read(FileSet files, FileSet texts, @Nullable FileSet newest) {
        try {
            return Scenarios.kept(files, texts, newest);
        } catch (ScenarioRefused refused) {
            if (newest != null) {
                // Texts that were corrected for other rounds need not fit the kept ones.
                return read(files, texts, null);
            }
            LOG.warn(
                    "kept content {} is not read any more: {}", files.hash(), refused.getMessage());
            return null;
        }
    }
}
