package io.headroom.node.web;

import io.headroom.node.protocol.HttpAnswer;
import io.nayuki.qrcodegen.QrCode;

/** Draws QR codes. */
final class QrPath {
    /** The standard (ISO/IEC 18004) asks for four light modules around the symbol. */
    private static final int QUIET_ZONE = 4;

    private QrPath() {}

    /** The code of a text, with medium error correction: readable from the back of a hall. */
    static HttpAnswer.QrSymbol of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int start = 0;
            for (int x = 0; x <= code.size; x++) {
                if (!code.getModule(x, y)) {
                    if (x > start) {
                        rectangle(path, start, y, x - start);
                    }
                    start = x + 1;
                }
            }
        }
        return new HttpAnswer.QrSymbol(code.size + 2 * QUIET_ZONE, path.toString());
    }

    private static void rectangle(StringBuilder path, int x, int y, int width) {
        path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
        path.append('h').append(width).append("v1h-").append(width).append('z');
    }
}
