package io.drillmaster.pages;

import io.drillmaster.pages.view.TabletopPage;
import io.nayuki.qrcodegen.QrCode;

/** Draws the way in as a QR code (ISO/IEC 18004), for phones that look at a wall. */
final class TabletopQr {
    private static final int QUIET_ZONE = 4;

    private TabletopQr() {}

    static TabletopPage.Qr of(String link) {
        var code = QrCode.encodeText(link, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return new TabletopPage.Qr(code.size + 2 * QUIET_ZONE, path.toString());
    }
}
