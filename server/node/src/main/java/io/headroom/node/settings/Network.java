package io.headroom.node.settings;

import io.netty.util.NetUtil;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/**
 * The addresses that begin with the same bits; one address when those are all.
 *
 * @param address an IP address, not a name
 * @param bits how many of its first bits count
 */
public record Network(String address, int bits) {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    /** {@code ADDRESS} or {@code ADDRESS/BITS}; empty when it is neither. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = bytes(address);
        if (bytes == null) {
            return Optional.empty();
        }
        int all = bytes.length * Byte.SIZE;
        Optional<Integer> bits =
                slash < 0
                        ? Optional.of(all)
                        : WholeNumbers.within(text.substring(slash + 1), 0, all);
        return bits.map(count -> new Network(address, count));
    }

    /** Whether an IP address is one of them; false for what is no address. */
    public boolean holds(String other) {
        byte[] mine = bytes(address);
        byte[] theirs = bytes(other);
        if (mine == null || theirs == null || mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** An IPv4 address that is written as one of IPv6 is the same address. */
    private static byte @Nullable [] bytes(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null || bytes.length != IPV6_BYTES) {
            return bytes;
        }
        for (int index = 0; index < 10; index++) {
            if (bytes[index] != 0) {
                return bytes;
            }
        }
        boolean mapped = bytes[10] == -1 && bytes[11] == -1;
        return mapped ? Arrays.copyOfRange(bytes, 12, 12 + IPV4_BYTES) : bytes;
    }

    @Override
    public String toString() {
        return address + "/" + bits;
    }
}
