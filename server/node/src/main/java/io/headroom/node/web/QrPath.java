package io.headroom.node.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the {@code d} of one SVG path.
 *
 * @param size width and height of the view box in modules, quiet zone included
 * @param path the dark modules, a rectangle for each run in a row
 */
record QrPath(int size, String path) {
    /** The standard (ISO/IEC 18004) asks for four light modules around the symbol. */
    private static final int QUIET_ZONE = 4;

    /** The code of a text, with medium error correction: readable from the back of a hall. */
    static QrPath of(String text) {
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
        return new QrPath(code.size + 2 * QUIET_ZONE, path.toString());
    }

    private static void rectangle(StringBuilder path, int x, int y, int width) {
        path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
        path.append('h').append(width).append("v1h-").append(width).append('z');
    }
}
