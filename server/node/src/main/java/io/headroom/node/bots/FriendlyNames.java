package io.headroom.node.bots;

import java.util.List;

/** Two friendly words for each bot, in an order that the seed turns. */
final class FriendlyNames {
    private static final List<String> FIRST =
            List.of(
                    "Calm", "Brave", "Quick", "Sunny", "Clever", "Gentle", "Lucky", "Merry",
                    "Nimble", "Proud", "Quiet", "Rapid", "Silver", "Tidy", "Warm", "Witty");
    private static final List<String> SECOND =
            List.of(
                    "Otter", "Falcon", "Badger", "Lynx", "Heron", "Panda", "Fox", "Robin", "Marten",
                    "Puffin", "Beaver", "Koala", "Gecko", "Tapir", "Walrus", "Finch");

    private FriendlyNames() {}

    /** The name of a bot; different for the first 256 of one seed. */
    static String of(long seed, int index) {
        int number = Math.floorMod(seed + index * 37L, FIRST.size() * SECOND.size());
        String name = FIRST.get(number % FIRST.size()) + " " + SECOND.get(number / FIRST.size());
        int lap = index / (FIRST.size() * SECOND.size());
        return lap == 0 ? name : name + " " + (lap + 1);
    }
}
