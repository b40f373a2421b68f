package io.headroom.node.web;

import io.vertx.core.Future;

/** Whether the node behind the web side can serve games now. */
@FunctionalInterface
public interface Readiness {
    /** Succeeds with true when it can; false or a failure when not. */
    Future<Boolean> ready();
}
