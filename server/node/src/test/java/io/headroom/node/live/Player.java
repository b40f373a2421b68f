package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.command.Command;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A person with a screen: a student, the instructor, or somebody in front of the projector. */
final class Player {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String code;
    private final Role role;
    private final @Nullable String tokenHash;
    private TestScreen screen = new TestScreen();
    private Games.Attachment attachment;

    private Player(Games games, String code, Role role, @Nullable String tokenHash) {
        this.code = code;
        this.role = role;
        this.tokenHash = tokenHash;
        this.attachment = TestNode.result(games.attach(code, role, tokenHash, screen));
    }

    static Player host(Games games, String code) {
        return new Player(games, code, Role.HOST, null);
    }

    static Player projector(Games games, String code) {
        return new Player(games, code, Role.PROJECTOR, null);
    }

    /** Somebody with a token; see {@link #join}. */
    static Player student(Games games, String code, String tokenHash) {
        return new Player(games, code, Role.SEAT, tokenHash);
    }

    /** The same person on another node, or again. */
    void reconnect(Games games) {
        screen = new TestScreen();
        attachment = TestNode.result(games.attach(code, role, tokenHash, screen));
    }

    /** Takes a seat. */
    Player join(String name) {
        does(new Command.Join(name));
        sees(view -> view.has("seat") && view.path("name").asText().equals(name));
        return this;
    }

    /** Asks with a new id; whatever the answer. */
    ServerMessage.Answer asks(Command command) {
        return asks("test-" + IDS.incrementAndGet() + "-" + tokenName(), command);
    }

    /** Asks with an id. */
    ServerMessage.Answer asks(String id, Command command) {
        int phase = clock().path("instance").asInt();
        return TestNode.result(attachment.ask(new ClientMessage.Ask(id, phase, command)));
    }

    /** Asks, and it is carried out. */
    void does(Command command) {
        sees(view -> !view.isMissingNode());
        ServerMessage.Answer answer = asks(command);
        assertThat(answer.code()).as("%s: %s", command, answer.arguments()).isNull();
    }

    /** Waits until the view shows something. */
    JsonNode sees(Predicate<JsonNode> shown) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> shown.test(screen.view()));
        return screen.view();
    }

    /** Waits until the clock shows a phase. */
    JsonNode seesPhase(String phase) {
        return sees(view -> clock(view).path("phase").asText().equals(phase));
    }

    /** Waits for a tick of the live run. */
    void seesTick(int tick) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> screen.tick() >= tick);
    }

    TestScreen screen() {
        return screen;
    }

    Games.Attachment attachment() {
        return attachment;
    }

    /** As the screen shows it now. */
    JsonNode clock() {
        return clock(screen.view());
    }

    private static JsonNode clock(JsonNode view) {
        return view.has("board") ? view.path("board").path("clock") : view.path("clock");
    }

    private String tokenName() {
        return tokenHash == null ? role.name() : tokenHash.replaceAll("[^a-z0-9]", "-");
    }
}
