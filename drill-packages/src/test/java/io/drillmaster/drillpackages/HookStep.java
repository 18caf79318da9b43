package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a client, or a program, runs of a drill package: each step in a process of its own. */
enum HookStep {
    /** A PEP 517 front end asks for the metadata. */
    PYTHON_METADATA(
            ExecutionVector.PYPI_SDIST,
            "import sys; sys.path.insert(0, sys.argv[1] + '/_build'); import drill_backend;"
                    + " drill_backend.prepare_metadata_for_build_wheel(sys.argv[1])",
            "pytorch_utilz-0.0.1.dist-info/METADATA"),
    /** It builds the wheel. */
    PYTHON_WHEEL(
            ExecutionVector.PYPI_SDIST,
            "import sys; sys.path.insert(0, sys.argv[1] + '/_build'); import drill_backend;"
                    + " drill_backend.build_wheel(sys.argv[1])",
            "pytorch_utilz-0.0.1-py3-none-any.whl"),
    /** A legacy set-up script is asked for the metadata. */
    SETUP_PY_METADATA(ExecutionVector.PYPI_SETUP_PY, setUp("egg_info"), Constants.DONE),
    /** It builds the wheel. */
    SETUP_PY_WHEEL(ExecutionVector.PYPI_SETUP_PY, setUp("bdist_wheel"), Constants.DONE),
    /** A program imports the package. */
    PYTHON_IMPORT(
            ExecutionVector.PYPI_IMPORT,
            "import sys; sys.path.insert(0, sys.argv[1]); import pytorch_utilz;" + Constants.PYTHON_IS_DONE,
            Constants.DONE),
    /** Python reads the start-up line, in an environment that is the drill's to throw away. */
    PYTHON_START(
            ExecutionVector.PYPI_PTH,
            "import site, sys; sys.prefix = sys.argv[1]; site.addsitedir(sys.argv[1]);" + Constants.PYTHON_IS_DONE,
            Constants.DONE),
    /** npm runs the script; the three script vectors have the same file. */
    NPM_SCRIPT(ExecutionVector.NPM_POSTINSTALL, "", "index.js"),
    /** A program loads the package, and ends when the marker is there, or after a second. */
    NPM_IMPORT(
            ExecutionVector.NPM_IMPORT,
            "const fs = require('fs'); const [there, marker] = process.argv.slice(1); require(there);"
                    + " fs.writeFileSync(there + '/done', 'done'); let looks = 0; const look = setInterval(() => {"
                    + " if (fs.existsSync(marker) || ++looks > 50) clearInterval(look); }, 20);",
            Constants.DONE),
    /** cargo runs the build script. */
    CARGO_BUILD(ExecutionVector.CARGO_BUILD_SCRIPT, "", "src/lib.rs"),
    /** gem prepares the native extension: without a Makefile the install fails. */
    GEM_EXTENSION(
            ExecutionVector.RUBYGEMS_EXTENSION,
            "Dir.chdir(ARGV[0] + '/ext/drill'); load './extconf.rb'",
            "ext/drill/Makefile");

    private final ExecutionVector vector;
    private final String program;
    private final String result;

    HookStep(ExecutionVector vector, String program, String result) {
        this.vector = vector;
        this.program = program;
        this.result = result;
    }

    private static final class Constants {
        static final String DONE = "done";
        static final String PYTHON_IS_DONE = " file = open(sys.argv[1] + '/done', 'w'); file.write('done')";
    }

    /** With a setuptools that has no troubles of its own, so that what goes wrong is the script's fault. */
    private static String setUp(String command) {
        return "import runpy, sys, types; there = sys.argv[1]; stub = types.ModuleType('setuptools');"
                + " stub.setup = lambda **words: open(there + '/done', 'w').write(words['name']);"
                + " sys.modules['setuptools'] = stub; sys.argv = ['setup.py', '" + command + "'];"
                + " runpy.run_path(there + '/setup.py', run_name='__main__')";
    }

    ExecutionVector vector() {
        return vector;
    }

    /** Whether the hook says its notice on the console: an install's is the drill's to speak on, a program's is not. */
    boolean speaks() {
        return !vector.phases().contains(Phase.LOADED);
    }

    List<String> command(Path unpacked, Path marker) throws IOException, InterruptedException {
        return switch (vector.ecosystem()) {
            case PYPI -> {
                if (this == PYTHON_START) {
                    Files.writeString(unpacked.resolve(WheelBuilder.CONSENT), "");
                }
                yield List.of(Machine.python(), "-B", "-c", program, unpacked.toString());
            }
            case NPM ->
                this == NPM_SCRIPT
                        ? List.of(
                                Machine.node(),
                                unpacked.resolve("drill_hook.js").toString())
                        : List.of(Machine.node(), "-e", program, unpacked.toString(), marker.toString());
            case CARGO -> List.of(HookTest.compiled(unpacked).toString());
            case RUBYGEMS -> List.of(Machine.ruby(), "-e", program, unpacked.toString());
        };
    }

    /** What the client or the program needs of it is there. */
    void cameOut(Path unpacked) {
        assertThat(unpacked.resolve(result)).isNotEmptyFile();
    }
}
