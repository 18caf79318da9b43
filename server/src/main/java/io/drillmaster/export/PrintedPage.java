package io.drillmaster.export;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;

/**
 * Makes a PDF of a page of ours: tagged for screen readers (PDF/UA), with its font inside. Nothing is fetched for it but the
 * font, which comes with PDFBox.
 */
public final class PrintedPage {
    /** For the style of the page: the font that is put inside. The drawings find it there too. */
    public static final String FONT = "@font-face { font-family: \"Liberation Sans\"; src: url(font:sans); }";

    private static final String FONT_FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        // It tells how long it took to read a style sheet, on standard error.
        XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
    }

    private PrintedPage() {}

    /**
     * The PDF.
     *
     * @param page well-formed XML, with a title and a language
     * @throws IOException when it cannot be made
     */
    public static byte[] pdf(String page) throws IOException {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Drillmaster");
        builder.useProtocolsStreamImplementation(address -> new FontFile(), "font");
        builder.useExternalResourceAccessControl(
                (address, type) -> address.startsWith("font:"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (address, type) -> address.startsWith("font:"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withHtmlContent(wellFormed(page), null);
        builder.toStream(out);
        try (var drawer = new BatikSVGDrawer()) {
            builder.useSVGDrawer(drawer);
            builder.run();
        }
        return out.toByteArray();
    }

    /** A person's text may hold characters that XML does not know. */
    private static String wellFormed(String page) {
        var safe = new StringBuilder(page.length());
        page.codePoints().forEach(point -> safe.appendCodePoint(allowed(point) ? point : 0xFFFD));
        return safe.toString();
    }

    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= ' ' && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point != 0xFFFE && point != 0xFFFF);
    }

    private static final class FontFile implements FSStream {
        @Override
        public InputStream getStream() {
            return Objects.requireNonNull(Loader.class.getResourceAsStream(FONT_FILE), FONT_FILE);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
