package io.headroom.node.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of bounded size: what was not touched for longest is forgotten when one more comes. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final float LOAD_FACTOR = 0.75f;
    private final int most;

    /** An empty one for so many entries. */
    Recent(int most) {
        super(16, LOAD_FACTOR, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
