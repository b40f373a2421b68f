package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.balance.BalanceProof;
import io.headroom.content.balance.Finding;
import io.headroom.content.check.ContentCheck;
import io.headroom.content.document.Problem;

import java.util.List;

/** What {@code check --json} prints, {@code check.schema.json}. */
final class CheckReport {
    private CheckReport() {}

    static String of(boolean holds, ContentCheck.Result result, List<BalanceProof.Proven> proven) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("holds", holds);
        ArrayNode checked = line.putArray("checked");
        result.checked().forEach(checked::add);
        ArrayNode findings = line.putArray("findings");
        result.problems().forEach(each -> tell(findings.addObject(), each));
        ArrayNode notes = line.putArray("notes");
        ArrayNode draws = line.putArray("draws");
        for (BalanceProof.Proven each : proven) {
            for (Finding finding : each.findings()) {
                ObjectNode at = (finding.isExcused() ? notes : findings).addObject();
                tell(at, finding.problem());
                at.put("rule", finding.rule());
                if (finding.isExcused()) {
                    at.put("reason", finding.excuse());
                }
            }
            each.draws().forEach(draw -> tell(draws.addObject(), draw));
        }
        ArrayNode warnings = line.putArray("warnings");
        result.warnings().forEach(each -> tell(warnings.addObject(), each));
        return line.toString();
    }

    private static void tell(ObjectNode at, Problem problem) {
        at.put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("path", problem.path())
                .put("found", problem.found())
                .put("expected", problem.expected());
    }

    private static void tell(ObjectNode at, BalanceProof.Draw draw) {
        at.put("track", draw.track()).put("draw", draw.number());
        ObjectNode frontier = at.putObject("frontier");
        draw.frontier().values().forEach((knob, value) -> frontier.put(knob.value(), value));
        ObjectNode figures = at.putObject("figures");
        draw.figures().forEach((name, all) -> all.forEach(figures.putArray(name)::add));
    }
}
