package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.headroom.node.settings.Settings;
import io.headroom.node.web.JoinAddresses;

import java.util.List;

/**
 * Where a node that has started can be reached.
 *
 * @param url for programs on this machine
 * @param joinUrls what students type, best first
 * @param hostUrl the console, with the host key in the fragment
 */
record Ready(String node, String url, List<String> joinUrls, String hostUrl) {
    /** Keeps its own copy. */
    Ready {
        joinUrls = List.copyOf(joinUrls);
    }

    /** The addresses of a node that listens on a port. */
    static Ready of(String node, Settings settings, int port, String hostKey) {
        String local = JoinAddresses.localBase(settings.bind(), port);
        List<String> joinUrls =
                JoinAddresses.joinBases(settings.publicUrls(), settings.bind(), port).stream()
                        .map(base -> base + "/")
                        .toList();
        return new Ready(node, local, joinUrls, local + "/host#key=" + hostKey);
    }

    /** One line for programs. */
    String json() {
        return new ObjectMapper()
                .createObjectNode()
                .put("ready", true)
                .put("node", node)
                .put("url", url)
                .put("joinUrl", joinUrls.getFirst())
                .put("hostUrl", hostUrl)
                .toString();
    }

    /** Some lines for a person, with the join address as a QR code. */
    String banner() {
        StringBuilder text = new StringBuilder("Headroom is ready.\n\n");
        text.append("  Instructor  ").append(hostUrl).append('\n');
        for (String joinUrl : joinUrls) {
            text.append("  Students    ").append(joinUrl).append('\n');
        }
        text.append('\n').append(QrText.of(joinUrls.getFirst())).append('\n');
        return text.append("Ctrl-C stops it; unfinished games go on at the next start.").toString();
    }
}
