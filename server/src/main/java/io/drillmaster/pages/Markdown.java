package io.drillmaster.pages;

import io.drillmaster.pages.view.Markup;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Text of a tabletop as HTML. Whoever writes it decides how it is laid out and nothing else: HTML in it is shown as it was
 * typed, links lead to web pages and mail addresses only, and pictures from elsewhere stay words, since loading one would
 * tell its owner who is reading.
 */
final class Markdown {
    private static final List<String> LINKS = List.of("http", "https", "mailto"); // the default takes data, too
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(LINKS))
            .omitSingleParagraphP(false)
            .softbreak("<br>\n")
            .nodeRendererFactory(MarkdownOnAPage::new)
            .build();

    private Markdown() {}

    /** HTML that may stand in a page as it is; nothing for an empty text. */
    static String html(String text) {
        return RENDERER.render(PARSER.parse(text)).strip();
    }

    /** The same, as a view holds it. */
    static Markup markup(String text) {
        return new Markup(html(text));
    }
}
