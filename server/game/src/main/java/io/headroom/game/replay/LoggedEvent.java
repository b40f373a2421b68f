package io.headroom.game.replay;

import io.headroom.game.event.Event;

/**
 * An event as the log has it.
 *
 * @param type its stable name, see {@link io.headroom.game.event.EventType}
 * @param payloadText the payload in canonical text: the digest is over these characters, so the
 *     same event must give the same text wherever it comes from
 */
public record LoggedEvent(String type, int version, String payloadText, Event event) {}
