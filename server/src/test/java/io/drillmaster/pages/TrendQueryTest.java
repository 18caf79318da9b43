package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.Problem;
import io.drillmaster.verdict.ResultFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendQueryTest {
    private static final Instant NOW = Instant.parse("2026-03-31T15:30:00Z");

    @Test
    void aYearIsShownWhenNothingIsAsked() {
        var query = query("");
        assertThat(query.filter(NOW))
                .isEqualTo(
                        ResultFilter.ALL.during(Optional.of(Instant.parse("2025-03-31T00:00:00Z")), Optional.empty()));
        assertThat(query.periodInWords()).isEqualTo("last 12 months");
        assertThat(query.text()).isEmpty();
    }

    @Test
    void aPeriodHasAShortName() {
        assertThat(query("period=3m").filter(NOW).from()).contains(Instant.parse("2025-12-31T00:00:00Z"));
        assertThat(query("period=6m").filter(NOW).from()).contains(Instant.parse("2025-09-30T00:00:00Z"));
        assertThat(query("period=all").filter(NOW)).isEqualTo(ResultFilter.ALL);
    }

    @Test
    void bothDaysBelongToThePeriod() {
        var query = query("from=2026-01-01&until=2026-03-31");
        assertThat(query.filter(NOW).from()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(query.filter(NOW).until()).contains(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(query.periodInWords()).isEqualTo("2026-01-01 to 2026-03-31");
        assertThat(query("from=2026-01-01").periodInWords()).isEqualTo("since 2026-01-01");
        assertThat(query("until=2026-01-01").filter(NOW).from()).isEmpty();
        assertThat(query("until=2026-01-01").periodInWords()).isEqualTo("until 2026-01-01");
    }

    @Test
    void daysCountMoreThanThePeriodThatAFormSendsWithThem() {
        assertThat(query("period=3m&from=2020-01-01&until=").filter(NOW).from())
                .contains(Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void exercisesOfWhichNobodySaidCanBeAskedFor() {
        var query = query("team=-&hostClass=&variant=pip%20%2B%20proxy&scenario=SC-01");
        assertThat(query.filter(NOW).team()).contains("");
        assertThat(query.filter(NOW).hostClass()).isEmpty();
        assertThat(query.filter(NOW).variant()).contains("pip + proxy");
        assertThat(query.filter(NOW).scenario()).contains("SC-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "period=all",
                "from=2026-01-01&until=2026-03-31",
                "until=2026-03-31",
                "period=6m&scenario=SC-01&variant=-&team=R%26D+%3D+%C3%A9&hostClass=-"
            })
    void anAddressReadsBackAsItself(String address) {
        assertThat(query(address).text()).isEqualTo(address);
    }

    @Test
    void onePartOfAnAddressCanBeChanged() {
        var query = query("period=6m&scenario=SC-01");
        assertThat(query.with("scenario", "")).isEqualTo("period=6m");
        assertThat(query.with("split", "2026-02-01")).isEqualTo("period=6m&scenario=SC-01&split=2026-02-01");
    }

    @Test
    void parametersOfThePageAreNotItsBusiness() {
        assertThat(query("group=team&split=x")).isEqualTo(query(""));
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertProblem("period=1y", "period", "'period' is '1y'; allowed are 3m, 6m, 12m, all");
        assertProblem("from=31.03.2026", "from", "'from' is '31.03.2026'; it must be a day");
        assertProblem("from=2026-02-30", "from", "'2026-02-30'");
        assertProblem("from=%2B999999999-12-31", "from", "999999999-12-31");
        assertProblem("until=1999-12-31", "until", "from the year 2000 on");
        assertProblem("from=2026-02-01&until=2026-01-01", "until", "lies before 'from' (2026-02-01)");
        assertProblem("team=a&team=b", "team", "'team' is there 2 times");
        assertProblem("team=a%00b", "team", "control character");
        assertProblem("scenario=" + "x".repeat(201), "scenario", "has 201 characters; at most 200");
    }

    private static void assertProblem(String address, String field, String words) {
        assertThatThrownBy(() -> query(address)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.place()).contains(field);
            assertThat(problem.sentence()).contains(words);
        });
    }

    private static TrendQuery query(String address) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (var part : address.split("&", -1)) {
            var pair = part.split("=", 2);
            if (pair.length == 2) {
                parameters
                        .computeIfAbsent(pair[0], name -> new ArrayList<>())
                        .add(URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return TrendQuery.of(parameters);
    }
}
