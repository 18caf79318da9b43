package io.drillmaster.pages;

import io.drillmaster.export.PrintedPage;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapFilter;
import io.drillmaster.gap.GapService;
import io.drillmaster.pages.view.OnePager;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The trend on one sheet of paper: as a page to look at and print, and as a PDF. */
public final class OnePagerPages {
    private static final String STYLE = "/io/drillmaster/web/static/one-pager.css";

    private final Results results;
    private final GapService gaps;
    private final PlanStore plans;
    private final Templates templates;
    private final InstantSource clock;

    /** On these results and gaps. */
    public OnePagerPages(Results results, GapService gaps, PlanStore plans, Templates templates, InstantSource clock) {
        this.results = results;
        this.gaps = gaps;
        this.plans = plans;
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
        var filter = query.filter(now);
        var accepted = gaps.list(GapFilter.ACCEPTED);
        var proofs = accepted.stream()
                .flatMap(gap -> proof(gap).stream())
                .sorted(Comparator.comparing(Proof::at).reversed())
                .toList();
        return OnePagerSheet.of(
                query,
                results.of(filter),
                accepted,
                proofs.stream().map(Proof::at).toList(),
                changes(proofs, filter),
                now);
    }

    /** A gap is closed on the day of the exercise that proved it. */
    private record Proof(Instant at, Gap gap) {}

    private List<Proof> proof(Gap gap) {
        return gap
                .provedBy()
                .flatMap(plans::find)
                .map(exercise -> new Proof(exercise.plan().window().opensAt(), gap))
                .stream()
                .toList();
    }

    private static List<OnePager.Change> changes(List<Proof> proofs, ResultFilter filter) {
        var changes = new ArrayList<OnePager.Change>();
        for (var proof : proofs) {
            if (filter.from().filter(proof.at()::isBefore).isEmpty()
                    && filter.until().filter(end -> !proof.at().isBefore(end)).isEmpty()) {
                changes.add(new OnePager.Change(
                        LocalDate.ofInstant(proof.at(), ZoneOffset.UTC).toString(),
                        "Closed, proved by " + proof.gap().provedBy().orElseThrow() + ": "
                                + proof.gap().title()));
            }
        }
        return changes;
    }

    private static String style() {
        try (var file = Objects.requireNonNull(OnePagerPages.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
