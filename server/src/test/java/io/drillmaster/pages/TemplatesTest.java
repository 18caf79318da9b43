package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.pages.view.Page;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    private static final Templates TEMPLATES = new Templates();

    /** A tag up to one of its attributes, looking over what stands inside quotes. */
    private static final String ATTRIBUTES =
            "(?i)<[a-z][a-z0-9]*(?:\\s+[a-z][a-z0-9:-]*(?:=(?:\"[^\"]*\"|'[^']*'))?)*\\s+";

    static Stream<String> previews() {
        return Stream.concat(Previews.all().keySet().stream(), RoomPreviews.all().keySet().stream());
    }

    @Test
    void everyKindOfPageIsLookedAt() {
        assertThat(Previews.all().values().stream()
                        .map(preview -> preview.page().getClass().getSimpleName()))
                .contains(Arrays.stream(Page.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("previews")
    void nothingOfTheTemplateLanguageIsLeft(String name) {
        assertThat(html(name)).startsWith("<!DOCTYPE html>").doesNotContain("th:", "${", "data-th-");
    }

    @ParameterizedTest
    @MethodSource("previews")
    void theContentSecurityPolicyHasNothingToRefuse(String name) {
        var html = html(name);
        assertThat(all(ATTRIBUTES + "(style|on[a-z]+|hx-on[^=]*)=", html)).isEmpty();
        assertThat(all("(?i)<style[\\s>]", html)).isEmpty();
        assertThat(all("<script(?![^>]*\\ssrc=\"/static/)[^>]*>", html)).isEmpty();
        assertThat(all("(?i)(src|href|action)=\"(https?:|//|javascript:)", html))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("previews")
    void everyFormThatChangesSomethingCarriesTheCsrfValueOnce(String name) {
        var html = html(name);
        for (var form : all("(?s)<form[^>]*method=\"post\".*?</form>", html)) {
            assertThat(all("<input type=\"hidden\" name=\"csrf\" value=\"csrf-value\">", form))
                    .as(form)
                    .hasSize(1);
        }
        assertThat(all("(?s)<form(?![^>]*method=)[^>]*>", html))
                .as("forms that do not say their method")
                .isEmpty();
        for (var form : all("(?s)<form[^>]*method=\"get\".*?</form>", html)) {
            assertThat(form).doesNotContain("csrf");
        }
    }

    @ParameterizedTest
    @MethodSource("previews")
    void everyInputHasALabel(String name) {
        var html = html(name);
        for (var input : all("<(input|select|textarea)\\b[^>]*>", html)) {
            if (input.contains("type=\"hidden\"")) {
                continue;
            }
            var id = first(" id=\"([^\"]+)\"", input);
            assertThat(html).as(input).containsPattern("<label[^>]* for=\"" + Pattern.quote(id) + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("previews")
    void idsAreUniqueAndWhatRefersToThemFindsThem(String name) {
        var html = html(name);
        var ids =
                results(" id=\"([^\"]*)\"", html).map(result -> result.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
        var known = new HashSet<>(ids);
        results(" (?:aria-describedby|aria-labelledby|data-copy)=\"([^\"]*)\"", html)
                .flatMap(result -> Stream.of(result.group(1).strip().split(" +")))
                .forEach(id -> assertThat(known).contains(id));
        results(" href=\"#([^\"]*)\"", html).forEach(result -> assertThat(known).contains(result.group(1)));
    }

    @ParameterizedTest
    @MethodSource("previews")
    void headingsAreInOrderUnderOneFirstHeading(String name) {
        var levels = results("<h([1-6])", html(name))
                .map(result -> Integer.parseInt(result.group(1)))
                .toList();
        assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
        for (var i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).as("heading %d of %s", i, levels).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("previews")
    void whateverTextComesInStaysText(String name) {
        var html = hostile(name);
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(all(ATTRIBUTES + "on[a-z]+=", html)).isEmpty();
    }

    @Test
    void textInTheAnswersOfTheTrendStaysTextToo() {
        var html =
                TrendPreviews.answers(Hostile.copyOf(TrendPreviews.questions())).html();
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(all(ATTRIBUTES + "on[a-z]+=", html)).isEmpty();
    }

    @Test
    void textInThePanelOfTabletopsStaysTextToo() {
        var html = TrendPreviews.tabletops(
                        Hostile.copyOf(List.of(TrendPreviews.panel())).get(0))
                .html();
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(all(ATTRIBUTES + "on[a-z]+=", html)).isEmpty();
    }

    @Test
    void theLivePartsOfAnExerciseComeAloneAndSwapThemselves() {
        var preview = Previews.named("exercise-running");
        var html = TEMPLATES.fragment(preview.frame(), preview.page(), "live");
        assertThat(html).doesNotContain("<html", "<main", "<header");
        assertThat(results(
                                "<div[^>]* id=\"([a-z-]+)\"[^>]*hx-swap-oob=\"true\"|<div[^>]*hx-swap-oob=\"true\"[^>]* id=\"([a-z-]+)\"",
                                html)
                        .toList())
                .hasSize(4);
        assertThat(html("exercise-running")).doesNotContain("hx-swap-oob");
    }

    @Test
    void secretsThatWereTypedDoNotComeBack() {
        assertThat(Previews.named("setup-errors").page().toString()).contains("typed-secret");
        assertThat(html("setup-errors")).doesNotContain("typed-secret");
    }

    private static String hostile(String name) {
        var room = RoomPreviews.all().get(name);
        if (room != null) {
            return TEMPLATES.render(room.template(), Hostile.copyOf(room.model()));
        }
        var hostile = Hostile.copyOf(Previews.named(name));
        return TEMPLATES.render(hostile.frame(), hostile.page());
    }

    private static String html(String name) {
        var room = RoomPreviews.all().get(name);
        if (room != null) {
            return TEMPLATES.render(room.template(), room.model());
        }
        var preview = Previews.named(name);
        return TEMPLATES.render(preview.frame(), preview.page());
    }

    private static Stream<MatchResult> results(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static List<String> all(String pattern, String text) {
        return results(pattern, text).map(MatchResult::group).toList();
    }

    private static String first(String pattern, String text) {
        return results(pattern, text).map(result -> result.group(1)).findFirst().orElse("(no id)");
    }
}
