package io.headroom.node.live;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.headroom.node.cluster.ClusterSettings;
import io.headroom.node.games.Games;

import java.util.List;

/**
 * A node in a process of its own, to be killed: hosts games, prints their codes, and lives until
 * its standard input ends.
 */
final class ChildNode {
    private ChildNode() {}

    /** Arguments: JDBC address, user, password, own port, all members, games. */
    public static void main(String[] args) throws Exception {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(args[0]);
        pool.setUsername(args[1]);
        pool.setPassword(args[2]);
        ClusterSettings settings =
                new ClusterSettings(
                        List.of(args[4].split(",")),
                        ClusterSettings.LOOPBACK,
                        Integer.parseInt(args[3]));
        try (HikariDataSource database = new HikariDataSource(pool);
                TestNode node = TestNode.start(database, "child", settings)) {
            for (int count = Integer.parseInt(args[5]); count > 0; count--) {
                Games.GameRow game =
                        TestNode.result(
                                node.games()
                                        .host(
                                                new Games.HostRequest(
                                                        "model-serving",
                                                        2,
                                                        "test",
                                                        2,
                                                        List.of("cloud-titan", "tiny-pioneer"))));
                System.out.println("CODE " + game.code());
            }
            int end = System.in.read();
            System.out.println("END " + end);
        }
    }
}
