package io.drillmaster.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final SampleReader READER = new SampleReader(TODAY, "CI of the shop");

    @Test
    void oneObjectIsASampleOfTodayForEverythingFromItsKey() {
        assertThat(READER.json("{\"signal\": \"look-alike-names-open\", \"value\": 7}"))
                .containsExactly(new NewSample(
                        Signal.LOOK_ALIKE_NAMES, "all", TODAY, new Amount.Count(7), "CI of the shop", ""));
    }

    @Test
    void anArrayMayMixSignals() {
        var samples = READER.json("""
                [{"signal": "dependencies-hashed", "subject": "shop", "date": "2026-03-02", "value": 31, "outOf": 52,
                  "source": "scan", "note": "two lock files"},
                 {"signal": "credential-lifetime", "value": "PT12H"},
                 {"signal": "credential-lifetime", "subject": "shop", "value": 7776000}]
                """);

        assertThat(samples)
                .extracting(NewSample::amount)
                .containsExactly(
                        new Amount.Share(31, 52),
                        new Amount.Length(Duration.ofHours(12)),
                        new Amount.Length(Duration.ofDays(90)));
        assertThat(samples.get(0).note()).isEqualTo("two lock files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~', // quotes belong to what is read
            value = {
                "{'signal': 'pinned', 'value': 1} | sample 1, signal: 'pinned' is no signal; there are public-repo",
                "{'value': 1} | signal: is missing",
                "{'signal': 'look-alike-names-open'} | value: is missing",
                "{'signal': 'look-alike-names-open', 'value': -1} | '-1' is no whole number",
                "{'signal': 'look-alike-names-open', 'value': 1.5} | '1.5' is no whole number",
                "{'signal': 'look-alike-names-open', 'value': 1, 'outOf': 2} | is no share; leave it out",
                "{'signal': 'look-alike-names-open', 'value': [1]} | an object or an array",
                "{'signal': 'look-alike-names-open', 'value': 1, 'team': 'x'} | team: is no field; there are signal",
                "{'signal': 'dependencies-pinned', 'value': 78} | give the part in value and the whole in out_of",
                "{'signal': 'dependencies-pinned', 'value': 3, 'outOf': 2} | is 3 and more than the whole, 2",
                "{'signal': 'dependencies-pinned', 'value': 0, 'outOf': 0} | leave the sample out",
                "{'signal': 'credential-lifetime', 'value': '90 days'} | write days as P90D",
                "{'signal': 'credential-lifetime', 'value': 'PT0S'} | not between a second",
                "{'signal': 'look-alike-names-open', 'value': 1, 'date': '3.11.2026'} | is no date; write it as 2026-11-21",
                "{'signal': 'look-alike-names-open', 'value': 1, 'date': '2026-12-24'} | is not between 2000-01-01 and today",
                "{'signal': 'look-alike-names-open', 'value': 1, 'subject': 'a\\nb'} | subject: has 3 characters or more than one line",
                "[] | there is no sample in it",
                "[1] | sample 1: is no object",
                "{'signal' | line 1: it is no JSON",
                "{} x | line 1: it is no JSON"
            })
    void whatCannotBeTakenIsToldWithItsPlace(String json, String told) {
        assertThatThrownBy(() -> READER.json(json.replace('\'', '"')))
                .isInstanceOf(RefusedSamplesException.class)
                .hasMessageStartingWith("Nothing was taken.")
                .hasMessageContaining(told);
    }

    @Test
    void csvIsAllOrNothingAndEveryWrongLineIsNamed() {
        assertThatThrownBy(() -> READER.csv("""
                signal,subject,date,value,out_of,source,note
                look-alike-names-open,all,2026-03-02,7,,by hand,"two
                lines"
                look-alike-names-open,all,2026-03-03,seven,,by hand,
                dependencies-pinned,shop,2026-03-02,1
                look-alike-names-open,all,2026-03-05,7,,by hand,
                look-alike-names-open,all,2026-03-05,8,,by hand,
                """))
                .asInstanceOf(type(RefusedSamplesException.class))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(SampleError::place, SampleError::field)
                        .containsExactly(
                                tuple("line 2", "note"),
                                tuple("line 4", "value"),
                                tuple("line 5", ""),
                                tuple("line 7", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";"})
    void spreadsheetsWriteTheirColumnsInAnyOrderAndWithEitherSeparator(String separator) {
        var csv = "\ufeffValue,SIGNAL,note\r\n7,look-alike-names-open,\"a \"\"b\"\"\"\r\n\r\n".replace(",", separator);

        assertThat(READER.csv(csv))
                .containsExactly(new NewSample(
                        Signal.LOOK_ALIKE_NAMES, "all", TODAY, new Amount.Count(7), "CI of the shop", "a \"b\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~', // quotes belong to what is read
            value = {
                "signal,value,team | 'team' is no column",
                "signal,signal,value | or there twice",
                "signal,subject | there is no column value",
                "signal,value/look-alike-names-open,\"7 | line 2: a quote is opened and not closed",
                "signal,value/look-alike-names-open,\"7\"x | line 2: something follows the closing quote",
                "signal,value | there is no sample in it"
            })
    void aTableThatIsNoneIsTold(String csv, String told) {
        assertThatThrownBy(() -> READER.csv(csv.replace('/', '\n'))).hasMessageContaining(told);
    }

    @Test
    void moreThanAYearOfEverythingIsRefused() {
        var many = "signal,value\n" + "look-alike-names-open,1\n".repeat(SampleReader.MOST + 1);

        assertThatThrownBy(() -> READER.csv(many)).hasMessageContaining("send at most 5000 at once");
    }

    @Test
    void everySignalSaysWhatItIsAndHowToFeedIt() {
        assertThat(Signal.values()).hasSize(8).allSatisfy(signal -> {
            assertThat(Signal.of(signal.id())).contains(signal);
            assertThat(List.of(signal.title(), signal.meaning(), signal.feeding()))
                    .noneMatch(String::isBlank);
        });
    }
}
