package io.headroom.node.live;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.node.games.Games;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One hosted game with its people, who can be told to play on. */
final class Round {
    private final Games.GameRow game;
    private final Player host;
    private final Player board;
    private final List<Player> students = new ArrayList<>();

    private Round(Games games, Games.GameRow game) {
        this.game = game;
        this.host = Player.host(games, game.code());
        this.board = Player.projector(games, game.code());
    }

    /** Hosts a game whose phases the instructor ends, on one track or more. */
    static Round hosted(Games games, String... tracks) {
        return hostedAs("test", games, tracks);
    }

    /** Hosts a game by a preset. */
    static Round hostedAs(String preset, Games games, String... tracks) {
        return hosted(games, new Games.HostRequest("model-serving", 2, preset, 2, List.of(tracks)));
    }

    /** Hosts a game of the first round of another mission. */
    static Round hostedOf(String mission, Games games, String... tracks) {
        return hosted(games, new Games.HostRequest(mission, 1, "test", 2, List.of(tracks)));
    }

    private static Round hosted(Games games, Games.HostRequest request) {
        return new Round(games, TestNode.result(games.host(request)));
    }

    /** A game that is hosted already. */
    static Round at(Games games, Games.GameRow game) {
        return new Round(games, game);
    }

    /** Lets students in, each with a token of its own. */
    Round joined(Games games, int count) {
        for (int i = 0; i < count; i++) {
            int number = students.size() + 1;
            students.add(
                    Player.student(games, game.code(), "hash-" + number).join("Student " + number));
        }
        return this;
    }

    /** From the lobby to the workbench, everybody answering the lock. */
    Round toWorkbench() {
        next("brief");
        next("lock");
        students.forEach(student -> student.seesPhase("lock"));
        for (int i = 0; i < students.size(); i++) {
            students.get(i).does(new Command.AnswerLock(i % 2));
        }
        next("workbench");
        return this;
    }

    /** Ends the present phase, a debrief through all its steps; the next one is this. */
    Round next(String phase) {
        host.sees(view -> view.path("ready").asBoolean() || !phase.equals("live"));
        do {
            int ended = host.clock().path("instance").asInt();
            host.does(new Command.Advance());
            host.sees(view -> host.clock().path("instance").asInt() > ended);
        } while (host.clock().path("phase").asText().equals("debrief"));
        host.seesPhase(phase);
        return this;
    }

    /** Waits for the end of the live run and ends the game. */
    JsonNode toTheEnd() {
        host.seesPhase("debrief");
        next("finished");
        return board.sees(view -> view.path("digest").isTextual());
    }

    /** The naive start of a student's track. */
    static SortedMap<KnobId, Long> par(Player student) {
        SortedMap<KnobId, Long> par = new TreeMap<>();
        JsonNode values = student.screen().view().path("par");
        values.properties()
                .forEach(entry -> par.put(new KnobId(entry.getKey()), entry.getValue().asLong()));
        return par;
    }

    Games.GameRow game() {
        return game;
    }

    Player host() {
        return host;
    }

    Player board() {
        return board;
    }

    Player student(int number) {
        return students.get(number - 1);
    }
}
