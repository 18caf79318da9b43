package io.drillmaster.pages;

import io.drillmaster.export.PrintedPage;
import io.drillmaster.gap.GapCourse;
import io.drillmaster.pages.view.OnePager;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The trend on one sheet of paper: as a page to look at and print, and as a PDF. */
public final class OnePagerPages {
    private static final String STYLE = "/io/drillmaster/web/static/one-pager.css";

    private final TrendLook looks;
    private final Templates templates;
    private final InstantSource clock;

    /** On what the trend looks at. */
    public OnePagerPages(TrendLook looks, Templates templates, InstantSource clock) {
        this.looks = looks;
        this.templates = templates;
        this.clock = clock;
    }

    /** {@code GET /trend/one-pager}. */
    public void show(Context context) {
        context.html(templates.render("one-pager", Map.of("sheet", sheet(context, clock.instant()), "style", "")))
                .header("Cache-Control", "no-store");
    }

    /** {@code GET /trend/one-pager.pdf}. @throws IOException when it cannot be made */
    public void pdf(Context context) throws IOException {
        var now = clock.instant();
        var page = printable(templates, sheet(context, now));
        context.contentType("application/pdf")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"drillmaster-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".pdf\"")
                .header("Cache-Control", "no-store")
                .result(PrintedPage.pdf(page));
    }

    /** The page with all its style inside, for a program that fetches nothing. */
    static String printable(Templates templates, OnePager sheet) {
        var style = style();
        return templates.render(
                "one-pager", Map.of("sheet", OnePagerSheet.withStyle(sheet, style), "style", PrintedPage.FONT + style));
    }

    private OnePager sheet(Context context, Instant now) {
        var query = TrendQuery.of(context.queryParamMap());
        var courses = looks.courses(query, now);
        return OnePagerSheet.of(
                query,
                looks.at(looks.finished(), query, looks.annotations(query), courses, Optional.empty(), now),
                courses.stream().map(GapCourse::gap).toList());
    }

    private static String style() {
        try (var file = Objects.requireNonNull(OnePagerPages.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
