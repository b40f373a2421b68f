package io.headroom.content.simulation;

import io.headroom.content.catalog.Catalog;
import io.headroom.content.document.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalogs that lie among the files of a description, so that what a game plays is kept and
 * named with them, whatever becomes of the program's; or else the program's. Read when they are
 * first asked for. Thread-safe.
 */
final class CatalogFiles {
    private final Traces.Source source;
    private volatile @Nullable Catalog catalog;

    CatalogFiles(Traces.Source source) {
        this.source = source;
    }

    /** The catalogs; what is wrong with them is added to the problems. */
    Catalog in(List<Problem> problems) {
        Catalog known = catalog;
        if (known == null) {
            List<Problem> found = new ArrayList<>();
            known = read(found);
            problems.addAll(found);
            if (found.isEmpty()) {
                catalog = known;
            }
        }
        return known;
    }

    private Catalog read(List<Problem> problems) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            for (String name : Catalog.FILES) {
                files.put(name, source.read(name));
            }
        } catch (IOException e) {
            // A file on its own, or a game that was kept when nothing of a catalog was.
            return Catalog.packed();
        }
        return Catalog.of(files, problems);
    }
}
