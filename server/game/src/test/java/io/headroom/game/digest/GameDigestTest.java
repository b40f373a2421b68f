package io.headroom.game.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

class GameDigestTest {

    private static String of(Consumer<GameDigest> feed) {
        GameDigest digest = new GameDigest();
        feed.accept(digest);
        return digest.hex();
    }

    /** SHA-256 of no bytes, from FIPS 180-4's examples. */
    @Test
    void digest_ofNothing_isThatOfNoBytes() {
        assertThat(of(digest -> {}))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void digest_ofAClaim_isThatOfNothing() {
        assertThat(of(digest -> digest.event("claimed", 1, "{}"))).isEqualTo(of(digest -> {}));
    }

    @Test
    void digest_ofPartsCutDifferently_isAnother() {
        Set<String> digests = new HashSet<>();
        digests.add(of(digest -> digest.event("ab", 1, "c")));
        digests.add(of(digest -> digest.event("a", 1, "bc")));
        digests.add(of(digest -> digest.event("a", 2, "bc")));
        assertThat(digests).hasSize(3);
    }

    @Test
    void hex_askedInBetween_changesNothing() {
        String asked =
                of(
                        digest -> {
                            digest.event("ab", 1, "c");
                            assertThat(digest.hex()).hasSize(64);
                            digest.event("ab", 1, "d");
                        });
        String silent =
                of(
                        digest -> {
                            digest.event("ab", 1, "c");
                            digest.event("ab", 1, "d");
                        });
        assertThat(asked).isEqualTo(silent);
    }
}
