package io.headroom.node.command;

import io.nayuki.qrcodegen.QrCode;

/** A QR code in the terminal, two modules in one character. */
final class QrText {
    /** Light modules around the symbol; cameras find two enough on a screen. */
    private static final int QUIET_ZONE = 2;

    private QrText() {}

    static String of(String url) {
        QrCode code = QrCode.encodeText(url, QrCode.Ecc.LOW);
        StringBuilder text = new StringBuilder();
        for (int y = -QUIET_ZONE; y < code.size + QUIET_ZONE; y += 2) {
            text.append("  ");
            for (int x = -QUIET_ZONE; x < code.size + QUIET_ZONE; x++) {
                text.append(halves(code.getModule(x, y), code.getModule(x, y + 1)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Light is drawn, dark is left: most terminals are dark. */
    private static char halves(boolean upperDark, boolean lowerDark) {
        if (upperDark) {
            return lowerDark ? ' ' : '▄';
        }
        return lowerDark ? '▀' : '█';
    }
}
