package io.headroom.node.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses; nothing is looked up. */
final class Addresses {
    /** Names, IPv4 addresses, and IPv6 addresses by their characters. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[(?<six>[^\\]]+)\\]|(?<host>[^:\\[\\]]+))(:(?<port>[0-9]+))?");

    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);

    private static final String JDBC = "jdbc:postgresql://";

    private Addresses() {}

    /** A host name or an IP address; empty when it cannot be one. */
    static Optional<String> host(String text) {
        return HOST.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** {@code HOST:PORT}; the port may be missing when there is one to take instead. */
    static Optional<HostAndPort> hostAndPort(String text, OptionalInt defaultPort) {
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String six = parts.group("six");
        String port = parts.group("port");
        Optional<Integer> number =
                port != null
                        ? WholeNumbers.within(port, 1, 65_535)
                        : defaultPort.stream().boxed().findFirst();
        return host(six != null ? six : parts.group("host"))
                .flatMap(host -> number.map(found -> new HostAndPort(host, found)));
    }

    /** Whether a host is certainly this machine for itself; other names could be anything. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || literal(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    /** Whether a host stands for all addresses of a machine. */
    static boolean isAll(String host) {
        return literal(host).map(InetAddress::isAnyLocalAddress).orElse(false);
    }

    /** Java looks nothing up that has these forms. */
    private static Optional<InetAddress> literal(String host) {
        if (!IPV4.matcher(host).matches() && host.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** An http or https address without anything behind the authority. */
    static Optional<URI> publicUrl(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare =
                    uri.getHost() != null
                            && uri.getUserInfo() == null
                            && "".equals(uri.getPath())
                            && uri.getQuery() == null
                            && uri.getFragment() == null;
            return web && bare ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** A JDBC address of PostgreSQL; a password in it could be read in the list of processes. */
    static Optional<String> jdbcUrl(String text) {
        return text.startsWith(JDBC) && text.length() > JDBC.length() && !text.contains("password=")
                ? Optional.of(text)
                : Optional.empty();
    }
}
