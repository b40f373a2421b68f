package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.Game;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.GameId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.replay.LoggedEvent;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Scenario;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.session.GameHistory;
import io.headroom.node.store.BatchId;
import io.headroom.node.store.EventRow;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What grading by participation looks at, out of a log. */
class StudentSheetTest {
    private static final TeamId TEAM = new TeamId(1);
    private static final SeatId ADA = new SeatId(1);
    private static final SeatId BEN = new SeatId(2);

    private final Scenario scenario =
            Objects.requireNonNull(
                    Scenarios.in(Path.of("..", "..", "scenarios")).byId("model-serving"));
    private final List<LoggedEvent> log = new ArrayList<>();
    private final List<EventRow> rows = new ArrayList<>();

    private void take(Event event) {
        EventCodec.Encoded stored = EventCodec.encode(event);
        log.add(new LoggedEvent(stored.type(), stored.version(), stored.payload(), event));
        rows.add(
                new EventRow(
                        new GameId(new UUID(1, 2)),
                        rows.size() + 1,
                        1,
                        new BatchId(new UUID(3, 4)),
                        stored.type(),
                        stored.version(),
                        null,
                        null,
                        Instant.EPOCH.plusSeconds(rows.size()),
                        stored.payload()));
    }

    private void begin(int instance, Phase phase) {
        take(new Event.PhaseStarted(new PhaseInstance(instance), phase, 0, 0));
    }

    private List<StudentSheet.Row> sheet() {
        Decision created =
                Game.create(scenario, new NewGame(2, "test", 2, List.of(), 42, "ABC234"));
        ((Decision.Accepted) created).events().forEach(this::take);
        take(new Event.TeamFormed(TEAM, new TrackId("cloud-titan"), 7));
        take(new Event.SeatTaken(ADA, TEAM, new TextKey("seat-1-name"), "a"));
        take(new Event.SeatTaken(BEN, TEAM, new TextKey("seat-2-name"), "b"));
        begin(2, Phase.BRIEF);
        begin(3, Phase.LOCK);
        int right = Objects.requireNonNull(scenario.round(2)).lock().answer();
        take(new Event.LockAnswered(ADA, right));
        take(new Event.VotedAgain(ADA, 0));
        begin(4, Phase.WORKBENCH);
        var first = Objects.requireNonNull(scenario.round(2)).tracks().getFirst();
        var par = first.par(Conditions.WRITTEN).values();
        take(new Event.WhatIfStarted(new WhatIfId(1), TEAM, ADA, par, 5, 1_000, null, null));
        take(new Event.CandidateAdopted(TEAM, ADA, 1, par));
        take(new Event.CandidateSubmitted(TEAM, BEN, 1, 2_000));
        take(new Event.LedgerWritten(TEAM, 2, BEN, RoundLedger.sentence(TEAM, 2)));
        take(new Event.ExitWritten(ADA, RoundLedger.exit(ADA)));
        take(new Event.SeatRemoved(BEN, 0));
        Map<TextKey, String> texts = new HashMap<>();
        texts.put(new TextKey("seat-1-name"), "=Ada \"A\"");
        texts.put(RoundLedger.sentence(TEAM, 2), "We paid, and slept.");
        texts.put(RoundLedger.exit(ADA), "Leave room.");
        return StudentSheet.of(new GameHistory(rows, log), scenario, texts);
    }

    @Test
    void rows_tellWhatEachStudentDid_alsoOneWhoWasTakenOut() {
        List<StudentSheet.Row> sheet = sheet();
        assertThat(sheet).hasSize(2);
        StudentSheet.Row ada = sheet.getFirst();
        assertThat(ada.lockRight()).isTrue();
        assertThat(ada.lockAgain()).isZero();
        assertThat(ada.runs()).containsExactly(1);
        assertThat(ada.adopted()).isEqualTo(1);
        assertThat(ada.submitted()).isZero();
        assertThat(ada.ledger()).isEqualTo("We paid, and slept.");
        assertThat(ada.exit()).isEqualTo("Leave room.");
        assertThat(ada.teamPoints()).isNull();
        assertThat(ada.gamePoints()).isNull();
        assertThat(ada.cup()).isNull();
        assertThat(ada.presence().deeds()).isEqualTo(6);
        assertThat(ada.presence().joined()).isEqualTo(Instant.EPOCH.plusSeconds(2));
        assertThat(ada.presence().last()).isEqualTo(Instant.EPOCH.plusSeconds(13));
        StudentSheet.Row ben = sheet.getLast();
        assertThat(ben.name()).isNull();
        assertThat(ben.lock()).isNull();
        assertThat(ben.lockRight()).isNull();
        assertThat(ben.submitted()).isEqualTo(1);
        assertThat(ben.exit()).isNull();
    }

    @Test
    void lines_areCsvThatNoProgramTakesForAFormula_andJsonOfTheSchema() throws IOException {
        List<StudentSheet.Row> sheet = sheet();
        String link = "http://hall/practice#game=g&link=l";
        var track = Objects.requireNonNull(scenario.round(2)).tracks().getFirst();
        String primary = track.instruments().primary().name();
        assertThat(ExportCommand.csv(sheet.getFirst(), link))
                .endsWith(",6," + link)
                .startsWith("2,1,\"'=Ada \"\"A\"\"\",1,cloud-titan,")
                .contains(
                        ",true,0,1,1,0,,,"
                                + primary
                                + ",,,,,\"We paid, and slept.\",\"Leave room.\",1970-01-01T");
        assertThat(ExportCommand.csv(sheet.getLast(), null))
                .startsWith("2,2,,1,cloud-titan,,,,,0,1,,")
                .endsWith(",");
        for (StudentSheet.Row row : sheet) {
            OutputSchema.assertFits("export-line", ExportCommand.line(row, null));
            OutputSchema.assertFits("export-line", ExportCommand.line(row, link));
        }
    }
}
