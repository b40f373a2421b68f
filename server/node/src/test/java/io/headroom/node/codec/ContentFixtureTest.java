package io.headroom.node.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.scenario.Fault;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.LockQuestion;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.view.ViewParts;

import org.junit.jupiter.api.Test;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The words of each round, computed figures among them, in a file: the client's stage shows what a
 * class is shown, without a server.
 */
class ContentFixtureTest {
    @Test
    void rounds_asShipped_areTheGoldenTexts() {
        for (Scenario scenario : Scenarios.bundled().all()) {
            for (Round round : scenario.rounds()) {
                String name = "content-" + scenario.id() + "-" + round.number();
                GoldenFile.holds(name, round(round).toString());
            }
        }
    }

    private static ObjectNode round(Round round) {
        ObjectNode node = Shapes.LOG.createObjectNode();
        node.put("number", round.number()).put("title", round.title());
        node.put("riddle", round.riddle()).put("law", round.law());
        node.set("lock", lock(round.lock()));
        round.tracks().forEach(track -> node.withArray("tracks").add(track(track)));
        return node;
    }

    private static ObjectNode lock(LockQuestion lock) {
        ObjectNode node = Shapes.LOG.createObjectNode();
        node.put("opening", lock.opening()).put("question", lock.question());
        lock.choices().forEach(choice -> node.withArray("choices").add(choice));
        return node.put("answer", lock.answer()).put("explanation", lock.explanation());
    }

    private static ObjectNode track(TrackRound track) {
        ObjectNode node = Shapes.LOG.createObjectNode();
        node.put("track", track.track().value()).put("title", track.title());
        node.put("persona", track.persona()).put("crisis", track.crisis());
        node.put("objective", track.objective());
        node.put("unitName", track.unitName()).put("costUnit", track.costUnit());
        node.put("floorShare", track.floorShare()).put("targetShare", track.targetShare());
        track.knobs().forEach(knob -> node.withArray("knobs").add(knob(knob)));
        node.set("par", Shapes.LOG.valueToTree(values(track)));
        Fault fault = track.fault();
        ObjectNode broken = node.putObject("fault");
        broken.put("label", fault.label()).put("plainWords", fault.plainWords());
        broken.put("seconds", fault.of(90));
        return node;
    }

    private static ObjectNode knob(Knob knob) {
        return Shapes.LOG.valueToTree(
                new ViewParts.KnobCard(
                        knob.id().value(),
                        knob.label(),
                        knob.plainWords(),
                        knob.unit(),
                        knob.divisor(),
                        knob.values()));
    }

    private static SortedMap<String, Long> values(TrackRound track) {
        SortedMap<String, Long> values = new TreeMap<>();
        track.par().values().forEach((knob, value) -> values.put(knob.value(), value));
        return values;
    }
}
