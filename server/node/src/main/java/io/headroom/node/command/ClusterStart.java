package io.headroom.node.command;

import io.headroom.node.cluster.Cluster;
import io.headroom.node.cluster.ClusterSettings;
import io.headroom.node.settings.ClusterAccess;
import io.headroom.node.settings.ClusterSecret;
import io.headroom.node.settings.SettingProblem;
import io.headroom.node.settings.Settings;
import io.headroom.node.settings.UnusableSettingException;
import io.headroom.node.store.ClusterSecretTable;
import io.headroom.node.store.NodeId;
import io.vertx.core.Future;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * How a node of a cluster starts, from settings that have been looked at: where it listens is a
 * free port of this machine, and at no address that others reach unless that is said.
 */
final class ClusterStart {
    private final ClusterSettings settings;
    private final Optional<ClusterSecret> given;

    private ClusterStart(ClusterSettings settings, Optional<ClusterSecret> given) {
        this.settings = settings;
        this.given = given;
    }

    /**
     * The start of a node; empty when it is one on its own.
     *
     * @throws UnusableSettingException when the address or the secret's file cannot be used
     */
    static Optional<ClusterStart> of(Settings settings) {
        if (settings.members().isEmpty()) {
            return Optional.empty();
        }
        ClusterAccess access = settings.cluster();
        ClusterSettings cluster =
                new ClusterSettings(
                        settings.members().stream().map(Object::toString).toList(),
                        address(access).getHostAddress(),
                        access.bind().port(),
                        access.busPort());
        return Optional.of(new ClusterStart(cluster, access.secretFile().map(ClusterSecret::read)));
    }

    /**
     * Starts it.
     *
     * @param record where the secret is when none was given
     * @return fails when it cannot listen where it should
     */
    Future<Cluster> on(NodeId self, DataSource record) {
        ClusterSecret secret = given.orElseGet(() -> new ClusterSecretTable(record).readOrCreate());
        return Cluster.start(self, settings, secret);
    }

    /** The address by which this machine and others know it; a name may stand for another one. */
    private static InetAddress address(ClusterAccess access) {
        String setting = "--cluster-bind " + access.bind().host();
        InetAddress address;
        try {
            address = InetAddress.getByName(access.bind().host());
        } catch (UnknownHostException unknown) {
            throw unusable(setting, "an unknown name", "an address of this machine");
        }
        if (address.isAnyLocalAddress()) {
            throw unusable(setting, "all addresses", "one address of this machine");
        }
        if (!address.isLoopbackAddress() && !access.open()) {
            throw unusable(
                    setting,
                    address.getHostAddress(),
                    "a loopback address, or --cluster-public besides");
        }
        requireFree("--cluster-bind " + access.bind(), address, access.bind().port());
        requireFree("--cluster-bus-port " + access.busPort(), address, access.busPort());
        return address;
    }

    /** Those who listen there later say it in many lines. */
    private static void requireFree(String setting, InetAddress address, int port) {
        try {
            new ServerSocket(port, 1, address).close();
        } catch (IOException failure) {
            throw unusable(
                    setting,
                    "a port that cannot be opened (" + failure.getMessage() + ")",
                    "a free port at an address of this machine");
        }
    }

    private static UnusableSettingException unusable(
            String setting, String found, String expected) {
        return new UnusableSettingException(new SettingProblem(setting, found, expected));
    }
}
