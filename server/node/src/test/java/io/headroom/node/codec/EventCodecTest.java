package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.event.Event;
import io.headroom.game.event.EventType;
import io.headroom.game.id.SeatId;
import io.headroom.game.measure.Spreads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class EventCodecTest {
    static List<Event> oneOfEach() {
        return Stream.of(EventFixtures.oneOfEach(), EventFixtures.ofAChallenge())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void fixtures_everyTypeOfEvent_hasOne() {
        assertThat(oneOfEach())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(EventType.values()).map(EventType::payload).toList());
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void payload_eachType_isTheGoldenText(Event event) throws IOException {
        EventCodec.Encoded encoded = EventCodec.encode(event);
        GoldenFile.holds("events/" + encoded.type(), encoded.payload());
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void event_writtenAndRead_isTheSame(Event event) {
        EventCodec.Encoded encoded = EventCodec.encode(event);
        Event again = EventCodec.decode(encoded);
        assertThat(again).isEqualTo(event);
        assertThat(EventCodec.encode(again)).isEqualTo(encoded);
    }

    @Test
    void decode_unknownTypeOrVersion_saysSo() {
        assertThatThrownBy(() -> EventCodec.decode(new EventCodec.Encoded("seat-sold", 1, "{}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("seat-sold");
        assertThatThrownBy(() -> EventCodec.decode(new EventCodec.Encoded("paused", 2, "{}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void decode_missingOrUnknownProperty_isRefused() {
        assertThatThrownBy(() -> EventCodec.decode(new EventCodec.Encoded("paused", 1, "{}")))
                .isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(
                        () ->
                                EventCodec.decode(
                                        new EventCodec.Encoded(
                                                "paused", 1, "{\"gameMillis\":1,\"x\":2}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage(
                        "cannot read event paused version 1: its payload.x is missing, unknown or"
                                + " of another kind");
    }

    @Test
    void removal_ofVersion1_didNotSayWhen() {
        assertThat(EventCodec.decode(new EventCodec.Encoded("seat-removed", 1, "{\"seat\":7}")))
                .isEqualTo(new Event.SeatRemoved(new SeatId(7), 0));
    }

    @Test
    void whatIf_ofVersion1_isReadByName() {
        String range = "{\"mean\":2.5,\"low\":1.5,\"high\":3.5}";
        String nothing = "{\"mean\":2.5,\"low\":0.0,\"high\":3.5}";
        String cost = "{\"mean\":\"Infinity\",\"low\":1.0,\"high\":\"Infinity\"}";
        String payload =
                ("{`id`:3,`result`:{`replications`:5,`adherence`:%1$s,`costPerGood`:%3$s,"
                                + "`p50Millis`:%1$s,`p99Millis`:%2$s,`utilization`:%2$s,"
                                + "`meanBatch`:%1$s,`formingMillis`:%1$s,`queueMillis`:%2$s,"
                                + "`serviceMillis`:%1$s}}")
                        .replace('`', '"')
                        .formatted(range, nothing, cost);
        Spreads.Spread of = new Spreads.Spread(2.5, 1.5, 3.5);
        Spreads.Spread ofNone = new Spreads.Spread(2.5, 0, 3.5);
        double infinite = Double.POSITIVE_INFINITY;
        Spreads read =
                ((Event.WhatIfFinished)
                                EventCodec.decode(
                                        new EventCodec.Encoded("what-if-finished", 1, payload)))
                        .result()
                        .storm();
        assertThat(read.replications()).isEqualTo(5);
        // Nobody was served in one replication: then 0 was no response time.
        assertThat(read.figures())
                .isEqualTo(
                        Map.of(
                                "adherence", of,
                                "costPerGood", new Spreads.Spread(infinite, 1, infinite),
                                "p50", of,
                                "utilization", ofNone,
                                "meanBatch", of,
                                "stageForming", of,
                                "stageQueue", ofNone,
                                "stageService", of));
    }

    @Test
    void events_beforeThereWereChallenges_sayThatNobodyWasChallenged() {
        String start =
                "{`instance`:5,`configurations`:{},`seed`:1,`lengthTicks`:900}".replace('`', '"');
        assertThat(
                        ((Event.LiveRunStarted)
                                        EventCodec.decode(
                                                new EventCodec.Encoded(
                                                        "live-run-started", 1, start)))
                                .challengeTick())
                .isZero();
        String chosen =
                "{`round`:2,`ghosts`:{`cloud-titan`:{`frontier`:{},`overbuild`:{},`anchors`:null}}}"
                        .replace('`', '"');
        assertThat(
                        ((Event.GhostsChosen)
                                        EventCodec.decode(
                                                new EventCodec.Encoded("ghosts-chosen", 2, chosen)))
                                .ghosts())
                .allSatisfy((track, ghosts) -> assertThat(ghosts.threshold()).isNull());
    }

    @Test
    void liveRun_ofVersion1_isReadByName() {
        String payload =
                ("{`instance`:5,`results`:[{`entrant`:{`kind`:`frontier`,`track`:`cloud-titan`},"
                                + "`offered`:10,`completed`:9,`good`:8,`adherence`:0.8,"
                                + "`costPerGood`:1.5,`p50Nanos`:1500000,`p99Nanos`:2500001,"
                                + "`utilization`:0.5,`meanBatch`:2.0,`formingNanos`:1000000,"
                                + "`queueNanos`:0,`serviceNanos`:3}]}")
                        .replace('`', '"');
        Event.LiveRunFinished read =
                (Event.LiveRunFinished)
                        EventCodec.decode(new EventCodec.Encoded("live-run-finished", 1, payload));
        assertThat(read.results().getFirst().figures().values())
                .containsEntry("offered", 10.0)
                .containsEntry("adherence", 0.8)
                .containsEntry("p50", 1.5)
                .containsEntry("p99", 2_500_001 / 1e6)
                .containsEntry("stageFormingWhole", 1.0)
                .containsEntry("stageQueueWhole", 0.0)
                .containsEntry("stageServiceWhole", 3 / 1e6)
                .hasSize(12);
    }
}
