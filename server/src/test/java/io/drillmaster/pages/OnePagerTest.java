package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.export.PrintedPage;
import io.drillmaster.export.Runs;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapId;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.gap.Origin;
import io.drillmaster.gap.ProvedBy;
import io.drillmaster.measure.Outcome;
import io.drillmaster.pages.view.OnePager;
import io.drillmaster.trend.Annotation;
import io.drillmaster.trend.GapLife;
import io.drillmaster.trend.Look;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.Result;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The sheet for people who decide, as it comes out of a printer. */
class OnePagerTest {
    private static final Instant NOW = Runs.FIRST.plus(Duration.ofDays(200));
    private static final Templates TEMPLATES = new Templates();

    /** Nine detected, three missed, one too late, two prevented. */
    private static final List<Result> RUNS = Stream.of(
                    IntStream.rangeClosed(1, 9).mapToObj(day -> Runs.detected(day * 15, day * 60_000_000L)),
                    IntStream.rangeClosed(1, 3).mapToObj(day -> Runs.missed(day * 40 + 1)),
                    Stream.of(
                            Runs.late(142, 5_000_000_000L),
                            Runs.without(143, Outcome.PREVENTED_ALERTED),
                            Runs.without(144, Outcome.PREVENTED_SILENT)))
            .flatMap(runs -> runs)
            .toList();

    @Test
    void oneSheetIsOneSheet() throws IOException {
        var many = new ArrayList<Annotation>();
        IntStream.range(0, 30).forEach(i -> many.add(change(i, "A rule for installs that call out. ".repeat(4))));
        try (var document = pdf(sheet(RUNS, gaps(40), many))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var size = document.getPage(0).getMediaBox();
            assertThat(Math.round(size.getWidth() / 72 * 25.4)).isEqualTo(210);
            assertThat(Math.round(size.getHeight() / 72 * 25.4)).isEqualTo(297);
            assertThat(text(document)).contains("and 24 more");
        }
    }

    @Test
    void itSaysTheNumbersWithTheirIntervals() throws IOException {
        try (var document = pdf(sheet(RUNS, gaps(5), List.of(change(1, "A rule for installs that call out"))))) {
            assertThat(text(document))
                    .contains("Supply-chain drills, last 12 months", "69 %", "9 of 13 drills in which code ran")
                    .contains("95 % interval 42 % to 87 %", "Median time to detect", "7 min 00 s", "n = 13;")
                    .contains("2 of 15 drills that say something")
                    .contains("9 of the 13 drills in which code ran were detected in time, and 2 were prevented.")
                    .contains("Of 13 drills with an objective for the time to detect, 13 met it")
                    .contains("The drills showed 5 gaps so far: 2 proved closed, 3 open, 2 of them overdue.")
                    .contains(
                            "2026-03-02 1. Rule deployed: A rule for installs that call out",
                            "Measured by rules 2.",
                            "Kaplan–Meier");
        }
    }

    @Test
    void itNamesNobody() throws IOException {
        try (var document = pdf(sheet(RUNS, gaps(5), List.of()))) {
            assertThat(text(document)).doesNotContain("maria", "Maria", "ada");
        }
        assertThat(html(sheet(RUNS, gaps(5), List.of()), "")).doesNotContain("maria");
    }

    @Test
    void aScreenReaderAndAnArchiveCanReadIt() throws IOException {
        try (var document = pdf(sheet(RUNS, gaps(5), List.of()))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Supply-chain drills, last 12 months");
            var resources = document.getPage(0).getResources();
            assertThat(resources.getFontNames()).isNotEmpty();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded())
                        .as(name.getName())
                        .isTrue();
            }
        }
    }

    @Test
    void theDrawingsHaveTheirColours() throws IOException {
        try (var document = pdf(sheet(RUNS, gaps(5), List.of()))) {
            var picture = new PDFRenderer(document).renderImageWithDPI(0, 100);
            keep(picture);
            assertThat(pixels(picture, 0x0072b2)).as("detected").isGreaterThan(100);
            assertThat(pixels(picture, 0x00805e)).as("prevented, closed").isGreaterThan(50);
            assertThat(pixels(picture, 0xc24e00)).as("missed, found").isGreaterThan(50);
        }
    }

    @Test
    void withoutExercisesNothingIsZero() throws IOException {
        try (var document = pdf(sheet(List.of(), List.of(), List.of()))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document))
                    .contains("no data", "No drill had an objective", "No gap was accepted yet.")
                    .contains("Nothing is written down for this period.")
                    .doesNotContain("0 %", "NaN");
        }
    }

    @Test
    void aPersonsTextStaysText() throws IOException {
        var evil = List.of(change(1, "</td><script>alert(1)</script> & <b>\u0000\uFFFE"));
        try (var document = pdf(sheet(RUNS, List.of(), evil))) {
            assertThat(text(document)).contains("</td><script>alert(1)</script> & <b>");
        }
    }

    @Test
    void thePageForTheScreenKeepsToThePolicy() {
        var html = html(sheet(RUNS, gaps(5), List.of()), "");
        assertThat(html)
                .doesNotContain("<style", "style=", "<script", "th:", "${")
                .contains("href=\"/static/one-pager.css\"", "href=\"/trend/one-pager.pdf?scenario=SC-01\"");
    }

    private static OnePager sheet(List<Result> runs, List<Gap> gaps, List<Annotation> changes) {
        var query = TrendQuery.of(Map.of("scenario", List.of("SC-01")));
        var filter = query.filter(NOW);
        var lives = gaps.stream().map(OnePagerTest::life).toList();
        return OnePagerSheet.of(
                query,
                Look.at(runs, filter.from(), filter.until(), changes, lives, Optional.empty(), id -> id, NOW),
                gaps);
    }

    private static GapLife life(Gap gap) {
        var closed = gap.status() == GapStatus.CLOSED
                ? Optional.of(gap.createdAt().plus(Duration.ofDays(30)))
                : Optional.<Instant>empty();
        return new GapLife(gap.createdAt(), closed, gap.due(), closed.isPresent(), false, List.of("EXPOSE"));
    }

    /** Every third is closed, beginning with the first; of the others, each second one is overdue. */
    private static List<Gap> gaps(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Gap(
                        new GapId(i + 1),
                        new Origin.Drill(new ExerciseId(i + 1)),
                        Optional.empty(),
                        GapCategory.PREVENT,
                        "Gap " + i,
                        "",
                        List.of(),
                        i % 3 == 0 ? GapStatus.CLOSED : GapStatus.OPEN,
                        "maria",
                        i % 3 == 0 || i == 4 ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 1)),
                        i % 3 == 0 ? Optional.of(new ProvedBy.Drill(new ExerciseId(42))) : Optional.empty(),
                        "maria",
                        Runs.FIRST.plus(Duration.ofDays(i * 7L)),
                        false))
                .toList();
    }

    private static Annotation change(int day, String text) {
        return new Annotation(
                day,
                LocalDate.of(2026, 3, day + 1),
                Annotation.Kind.RULE_DEPLOYED,
                text,
                Optional.empty(),
                "maria",
                false);
    }

    private static PDDocument pdf(OnePager sheet) throws IOException {
        return Loader.loadPDF(PrintedPage.pdf(OnePagerPages.printable(TEMPLATES, sheet)));
    }

    private static String html(OnePager sheet, String style) {
        return TEMPLATES.render("one-pager", Map.of("sheet", sheet, "style", style));
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00A0]+", " ");
    }

    private static long pixels(BufferedImage picture, int colour) {
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .filter(pixel -> (pixel & 0xffffff) == colour)
                .count();
    }

    /** For whoever wants to look at it: -Ddrillmaster.screenshots=DIRECTORY. */
    private static void keep(BufferedImage picture) throws IOException {
        var directory = System.getProperty("drillmaster.screenshots");
        if (directory != null) {
            ImageIO.write(
                    picture,
                    "png",
                    Files.createDirectories(Path.of(directory))
                            .resolve("one-pager.png")
                            .toFile());
        }
    }
}
