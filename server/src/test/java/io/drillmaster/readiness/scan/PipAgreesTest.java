package io.drillmaster.readiness.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own pip judges what we read in files that are made up at random, from a fixed seed. */
class PipAgreesTest {
    private static final int FILES = 40;
    private static final String JUDGE = """
            import json, sys
            from pip._internal.req.req_file import parse_requirements
            from pip._internal.req.constructors import install_req_from_parsed_requirement
            from pip._internal.network.session import PipSession
            answers = []
            for name in sys.argv[1:]:
                found = []
                for parsed in parse_requirements(name, session=PipSession()):
                    made = install_req_from_parsed_requirement(parsed)
                    pinned = len(made.specifier) == 1 and made.is_pinned and '*' not in str(made.specifier)
                    found.append({'name': made.name, 'pinned': bool(pinned), 'hashed': bool(made.hash_options)})
                answers.append(found)
            print(json.dumps(answers))
            """;

    private static final List<String> NAMES = List.of("flask", "Zope.Interface", "a", "typing_extensions", "x2-y");
    private static final List<String> EXTRAS = List.of("", "", "", "[async]", "[a,b]", " [a]");
    private static final List<String> VERSIONS = List.of(
            "",
            "==1.0",
            " == 1.0",
            "===1.0",
            "==1.*",
            ">=1,<2",
            "~=1.4",
            ">1",
            "!=3",
            "==1.0,!=1.1",
            " (==2.1)",
            "<=4.0b1");
    private static final List<String> MARKERS =
            List.of("", "", "", "; python_version > \"3\"", " ; sys_platform == 'linux' and python_version >= '3.1'");
    private static final List<String> COMMENTS = List.of("", "", "  # why", " #", "\t# x==1");

    @TempDir
    private Path directory;

    @Test
    void whatIsPinnedAndWhatHasAHashIsWhatPipSays() throws Exception {
        assumeTrue(pipIsThere(), "no python3 with pip on this machine");
        var random = new Random(20_261_121);
        var files = new ArrayList<String>();
        var ours = new ArrayList<List<String>>();
        for (var number = 0; number < FILES; number++) {
            var text = file(random);
            files.add(Files.writeString(directory.resolve("requirements-" + number + ".txt"), text)
                    .toString());
            ours.add(RequirementsFile.read(text).requirements().stream()
                    .map(one -> one.name() + " " + one.pinnedAlready() + " " + hasHash(one))
                    .toList());
        }

        var judged = judge(files);

        for (var number = 0; number < FILES; number++) {
            var theirs = new ArrayList<String>();
            for (var found : judged.get(number)) {
                theirs.add(
                        found.path("name").asText() + " " + found.path("pinned").asBoolean() + " "
                                + found.path("hashed").asBoolean());
            }
            assertThat(ours.get(number))
                    .as(Files.readString(Path.of(files.get(number))))
                    .isEqualTo(theirs);
        }
        assertThat(ours.stream().mapToInt(List::size).sum()).isGreaterThan(FILES * 5);
    }

    /** Also one that stands by a range, which pip reads and then refuses to use. */
    private static boolean hasHash(Requirement one) {
        return one.notHashed().map(reason -> reason.startsWith("pip takes")).orElse(true);
    }

    private static String file(Random random) {
        var text = new StringBuilder();
        for (var line = 0; line < 20; line++) {
            var kind = random.nextInt(10);
            if (kind == 0) {
                text.append(List.of("", "# only a comment \\", "--pre", "-i https://x.test/simple", "   ")
                        .get(random.nextInt(5)));
            } else {
                text.append(pick(random, NAMES)).append(pick(random, EXTRAS)).append(pick(random, VERSIONS));
                text.append(pick(random, MARKERS));
                if (random.nextInt(3) == 0) {
                    text.append(random.nextBoolean() ? " " : " \\\n    ")
                            .append("--hash=sha256:")
                            .append("0123456789abcdef".repeat(4));
                }
                text.append(pick(random, COMMENTS));
            }
            text.append(random.nextInt(8) == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private JsonNode judge(List<String> files) throws Exception {
        var command = new ArrayList<>(List.of("python3", "-W", "ignore", "-c", JUDGE));
        command.addAll(files);
        var process = start(command);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Json.mapper().readTree(said.substring(said.indexOf("[[")));
    }

    private boolean pipIsThere() throws Exception {
        try {
            var process = start(List.of("python3", "-c", "import pip._internal.req.req_file"));
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
        builder.environment().put("PIP_CONFIG_FILE", "/dev/null");
        return builder.start();
    }
}
