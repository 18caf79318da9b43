package io.drillmaster.drillpackages;

import java.util.ArrayList;
import java.util.List;

/** How to be rid of a drill package, in order. */
final class CleanUp {
    private CleanUp() {}

    static List<String> steps(DrillSpec spec) {
        var name = spec.packageName().value();
        var steps = new ArrayList<String>();
        steps.add("remove " + name + " " + spec.version() + " from the private registry");
        switch (spec.packageName().ecosystem()) {
            case PYPI -> {
                steps.add("uninstall it where it is installed: pip uninstall " + name);
                if (spec.vector() == ExecutionVector.PYPI_PTH) {
                    steps.add("delete the virtual environment that was set aside for the drill, and with it the file "
                            + WheelBuilder.CONSENT);
                }
                steps.add(
                        spec.vector().phases().contains(Phase.INSTALLED)
                                ? "drop the wheel that pip built: pip cache remove '"
                                        + PythonPackage.distribution(spec.packageName()) + "*'"
                                : "drop the wheel that pip keeps as it was downloaded: pip cache purge");
                steps.add("search requirements*, pyproject.toml, poetry.lock, uv.lock and Pipfile.lock for " + name
                        + " and take it out; a name left behind asks the public index one day");
            }
            case NPM -> {
                steps.add("uninstall it where it is installed: npm uninstall " + name);
                steps.add("drop the tarball, which npm ci would install again without asking the registry: npm cache"
                        + " clean --force");
                steps.add("search package.json, package-lock.json, yarn.lock and pnpm-lock.yaml for " + name
                        + " and take it out; a name left behind asks the public registry one day");
            }
            case CARGO -> {
                steps.add("take " + name + " out of the projects that were built with it, and run cargo clean there");
                steps.add("drop the crate that cargo keeps: delete " + name + "-" + spec.version()
                        + "* below ~/.cargo/registry/cache and ~/.cargo/registry/src");
                steps.add("search Cargo.toml and Cargo.lock for " + name
                        + " and take it out; a name left behind asks the public registry one day");
            }
            case RUBYGEMS -> {
                steps.add("uninstall it where it is installed: gem uninstall " + name);
                steps.add("delete " + name + "-" + spec.version() + ".gem from the cache directory below gem env gemdir"
                        + " and from vendor/cache");
                steps.add("search Gemfile, Gemfile.lock and *.gemspec for " + name
                        + " and take it out; a name left behind asks the public registry one day");
            }
        }
        spec.actions().stream()
                .flatMap(action -> action.cleanUp().stream())
                .map(step -> step.replace("<directory>", spec.markerPath().directory())
                        .replace("<token>", spec.token().value()))
                .distinct() // two actions share the decoys' directory
                .forEach(steps::add);
        return steps;
    }
}
