/**
 * JSON text for what is stored and what travels: {@link io.headroom.node.codec.EventCodec} for the
 * log, {@link io.headroom.node.codec.ClientCodec} for what screens send, {@link
 * io.headroom.node.codec.ServerCodec} for what they are sent. Read {@link
 * io.headroom.node.codec.PlainValues} first: it says how ids, enums and numbers are written.
 */
@NullMarked
package io.headroom.node.codec;

import org.jspecify.annotations.NullMarked;
