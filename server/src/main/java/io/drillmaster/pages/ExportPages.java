package io.drillmaster.pages;

import io.drillmaster.attack.Catalogue;
import io.drillmaster.common.Csv;
import io.drillmaster.common.Json;
import io.drillmaster.export.AttackCoverage;
import io.drillmaster.export.PlannedCalendar;
import io.drillmaster.export.RunsCsv;
import io.drillmaster.export.RunsJson;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.scenarios.ScenarioLibrary;
import io.drillmaster.verdict.Results;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The trend, and what is planned, as files for other programs. Every address of the trend takes the parameters of {@link
 * TrendQuery}, as the trend itself.
 */
public final class ExportPages {
    private final Results results;
    private final ScenarioLibrary scenarios;
    private final Catalogue catalogue;
    private final PlanStore plans;
    private final URI server;
    private final InstantSource clock;

    /** Of these results, of what these scenarios could exercise, and of what is planned; {@code server} is our address. */
    public ExportPages(
            Results results,
            ScenarioLibrary scenarios,
            Catalogue catalogue,
            PlanStore plans,
            URI server,
            InstantSource clock) {
        this.results = results;
        this.scenarios = scenarios;
        this.catalogue = catalogue;
        this.plans = plans;
        this.server = server;
        this.clock = clock;
    }

    /** {@code GET /trend/runs.csv}. @throws IOException when the reader goes away */
    public void csv(Context context) throws IOException {
        var now = clock.instant();
        var runs = results.of(TrendQuery.of(context.queryParamMap()).filter(now));
        attach(context, "drillmaster-runs-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".csv", Csv.CONTENT_TYPE);
        // Onto the answer itself: the text of 100 000 lines is never in memory at once.
        try (var out = new BufferedWriter(new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8))) {
            RunsCsv.write(runs, out);
        }
    }

    /** {@code GET /api/results}. @throws IOException when the reader goes away */
    public void json(Context context) throws IOException {
        var now = clock.instant();
        var query = TrendQuery.of(context.queryParamMap());
        var runs = results.of(query.filter(now));
        context.contentType("application/json").header("Cache-Control", "no-store");
        RunsJson.write(runs, query.asked(), now, context.outputStream());
    }

    /** {@code GET /trend/navigator.json}. */
    public void navigator(Context context) {
        var now = clock.instant();
        var query = TrendQuery.of(context.queryParamMap());
        var coverage = new AttackCoverage(catalogue);
        scenarios.scenarios().forEach(scenario -> coverage.with(scenario.id(), scenario.attackTechniques()));
        var layer = coverage.layer(results.of(query.filter(now)), query.inWords(), now);
        attach(
                context,
                "drillmaster-navigator-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".json",
                "application/json");
        context.result(Json.write(layer));
    }

    /** {@code GET /exercises/planned.ics}; with {@code details=true} also what would spoil the surprise. */
    public void calendar(Context context) {
        var details = "true".equals(context.queryParam("details"));
        attach(context, "drillmaster-planned.ics", PlannedCalendar.CONTENT_TYPE);
        context.result(PlannedCalendar.of(plans.all(), details, server, clock.instant()));
    }

    private static void attach(Context context, String filename, String mediaType) {
        context.contentType(mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + filename + "\"")
                .header("Cache-Control", "no-store");
    }
}
