package io.headroom.node.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** A write to a game's log, which blocks until its outcome is certain. */
interface Writing {
    /**
     * Does it.
     *
     * @throws GameWriter.Ended when this node does not write the game any more
     */
    GameWriter.Written write() throws GameWriter.Ended;

    /**
     * Does it beside the caller, on a thread of its own.
     *
     * @param done told what was written
     * @param ended told when there is nothing to tell any more
     */
    default void start(String game, Consumer<GameWriter.Written> done, Runnable ended) {
        Logger log = LoggerFactory.getLogger(Writing.class);
        Thread.ofVirtual()
                .name("headroom-append")
                .start(
                        () -> {
                            try {
                                done.accept(write());
                            } catch (GameWriter.Ended nobodys) {
                                ended.run();
                            } catch (RejectedExecutionException gone) {
                                log.debug("nobody is left to tell of game {}", game, gone);
                            } catch (RuntimeException bug) {
                                log.error("game {} cannot go on here", game, bug);
                                ended.run();
                            }
                        });
    }
}
