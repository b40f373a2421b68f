package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.protocol.HttpAnswer;
import io.nayuki.qrcodegen.QrCode;

import org.junit.jupiter.api.Test;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class QrPathTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @Test
    void path_drawn_isTheSymbolInsideFourLightModules() {
        String text = "http://192.168.1.20:8080/#code=ABC234";
        HttpAnswer.QrSymbol qr = QrPath.of(text);
        boolean[][] drawn = new boolean[qr.size()][qr.size()];
        Matcher run = RUN.matcher(qr.path());
        int drawnChars = 0;
        while (run.find()) {
            drawnChars += run.group().length();
            assertThat(run.group(4)).isEqualTo(run.group(3));
            for (int x = 0; x < Integer.parseInt(run.group(3)); x++) {
                drawn[Integer.parseInt(run.group(2))][Integer.parseInt(run.group(1)) + x] = true;
            }
        }
        assertThat(drawnChars).isEqualTo(qr.path().length());
        QrCode symbol = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        assertThat(qr.size()).isEqualTo(symbol.size + 8);
        for (int y = 0; y < qr.size(); y++) {
            for (int x = 0; x < qr.size(); x++) {
                assertThat(drawn[y][x])
                        .as("module %d,%d", x, y)
                        .isEqualTo(symbol.getModule(x - 4, y - 4));
            }
        }
    }
}
