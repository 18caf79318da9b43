package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void textIsLaidOut() {
        assertThat(Markdown.html("# News\n\nThe *proxy* fetched `torch-helper`.\n\n- one\n- two"))
                .contains("<h3>News</h3>", "<em>proxy</em>", "<code>torch-helper</code>", "<li>one</li>");
        assertThat(Markdown.html("")).isEmpty();
        assertThat(Markdown.html("###### Deep")).as("no level is skipped").contains("<h3>Deep</h3>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "text <b onclick='alert(1)'>bold</b> text",
                "<!-- --!><script>alert(1)</script>",
                "<style>*{display:none}</style>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<div\n\nonmouseover=alert(1)>",
                "```html\n<script>alert(1)</script>\n```",
                "`<script>alert(1)</script>`",
                "<https://evil.example/\"onmouseover=\"alert(1)>",
                "[a](https://evil.example \"x\\\" onmouseover=alert(1)\")",
                "![<script>alert(1)</script>](x)",
                "```\"><script>alert(1)</script>\nx\n```"
            })
    void htmlInItIsShownAsItWasTyped(String hostile) {
        var html = Markdown.html(hostile);
        assertThat(html)
                .doesNotContainPattern("(?i)<(script|img|iframe|style|b|div|!)")
                .doesNotContainPattern("(?i)<[a-z]+[^>]*\\son[a-z]+=[^>]*>(?<!\"[^\"]{0,200}>)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](java&#x0A;script:alert(1))",
                "[a](&#106;avascript:alert(1))",
                "[a](data:text/html;base64,PHNjcmlwdD4=)",
                "[a](vbscript:msgbox)",
                "<javascript:alert(1)>",
                "[a]: javascript:alert(1)\n\n[a]"
            })
    void linksLeadToWebPagesOnly(String hostile) {
        assertThat(Markdown.html(hostile)).doesNotContainPattern("(?i)href=\"[^\"]*(script|data):");
    }

    @Test
    void aPictureFromElsewhereIsNotLoaded() {
        assertThat(Markdown.html("![a diagram](https://elsewhere.example/pixel.png)"))
                .contains("a diagram")
                .doesNotContain("elsewhere.example", "<img");
    }

    @Test
    void deepNestingIsNoWayToStopTheServer() {
        assertThat(Markdown.html(">".repeat(4_000) + " x")).contains("x");
        assertThat(Markdown.html("*".repeat(4_000))).isNotEmpty();
        assertThat(Markdown.html("[".repeat(4_000))).isNotEmpty();
    }
}
