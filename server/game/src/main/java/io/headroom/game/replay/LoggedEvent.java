package io.headroom.game.replay;

import io.headroom.game.event.Event;

/**
 * An event of a log.
 *
 * @param type its stable name, see {@link io.headroom.game.event.EventType}
 * @param version that it is stored with, which may be older than this program's
 * @param payloadText the payload as it is stored: the digest is over these characters
 * @param event the same, read into the shape of this program
 */
public record LoggedEvent(String type, int version, String payloadText, Event event) {}
