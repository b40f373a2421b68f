package io.headroom.node.settings;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The settings of {@code serve}, each a flag and an environment variable. */
public enum ServeSetting {
    /** The port of HTTP and sockets; 0 takes any free one. */
    PORT("a port number from 0 to 65535", "8080"),
    /** The address on which HTTP listens. */
    BIND("a host name or an IP address", "0.0.0.0"),
    /** Where the embedded database, its password and the host key live. */
    DATA("a folder", null),
    /** A PostgreSQL to use instead of the embedded one. */
    DATABASE_URL("jdbc:postgresql://HOST[:PORT]/DATABASE without a password in it", null),
    /** The user of that PostgreSQL. */
    DATABASE_USER("a user name, with --database-url", null),
    /** A file that holds that user's password. */
    DATABASE_PASSWORD_FILE("a file, with --database-url", null),
    /** Addresses by which phones reach this program, when it cannot know them itself. */
    PUBLIC_URL("http(s)://HOST[:PORT] without a path, or several with commas between", null),
    /** Proxies in front of this program, whose word on where a request comes from is believed. */
    TRUSTED_PROXIES(
            "an IP address or a network ADDRESS/BITS, or several with commas between", null),
    /** The cluster's nodes, this one among them; none means a node on its own. */
    MEMBERS("HOST:PORT,HOST:PORT,… with --database-url", null),
    /** Where this node listens for the others. */
    CLUSTER_BIND(
            "HOST[:PORT], one address of this machine, with --cluster-public any but loopback",
            "127.0.0.1:5701"),
    /** The port of the event bus at the same address. */
    CLUSTER_BUS_PORT("a port number from 1 to 65535, or 0 for any free one", "0"),
    /** Whether other machines may reach what a node opens for the others. */
    CLUSTER_PUBLIC("true or false", "false"),
    /** A file that holds the secret by which nodes know each other. */
    CLUSTER_SECRET_FILE("a file; without it nodes use a secret kept in the database", null),
    /** A file that holds the host key. */
    HOST_KEY_FILE("a file", null),
    /** How long what people typed in a finished game is kept; for ever when it is not set. */
    RETENTION_DAYS("a number of days from 14 to 36500", null),
    /** A folder of scenarios instead of those that are packed. */
    SCENARIOS("a folder", null);

    /** What every variable begins with. */
    static final String PREFIX = "HEADROOM_";

    private final String expected;
    private final @Nullable String defaultValue;

    ServeSetting(String expected, @Nullable String defaultValue) {
        this.expected = expected;
        this.defaultValue = defaultValue;
    }

    /** The flag without its dashes: {@code database-url}. */
    public String flag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment variable: {@code HEADROOM_DATABASE_URL}. */
    public String variable() {
        return PREFIX + name();
    }

    /** Whether the flag alone says {@code true}. */
    public boolean isSwitch() {
        return this == CLUSTER_PUBLIC;
    }

    /** What a value looks like, in words. */
    public String expected() {
        return expected;
    }

    /** What holds when nothing is said; empty when that is nothing, or no constant. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    static Optional<ServeSetting> ofFlag(String flag) {
        return Arrays.stream(values()).filter(setting -> setting.flag().equals(flag)).findFirst();
    }

    static Optional<ServeSetting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }
}
