package io.drillmaster.drillpackages;

/** Builds drill packages. The same spec gives the same bytes. */
public final class DrillPackageBuilder {
    private DrillPackageBuilder() {}

    /** The package that a spec describes, in the format of its ecosystem. */
    public static DrillPackage build(DrillSpec spec) {
        return switch (spec.vector()) {
            case PYPI_SDIST -> SdistBuilder.build(spec);
            case PYPI_SETUP_PY -> SetupPyBuilder.build(spec);
            case PYPI_WHEEL, PYPI_IMPORT, PYPI_PTH -> WheelBuilder.build(spec);
            case NPM_PREINSTALL, NPM_INSTALL, NPM_POSTINSTALL, NPM_IMPORT -> NpmTarballBuilder.build(spec);
            case CARGO_BUILD_SCRIPT -> CrateBuilder.build(spec);
            case RUBYGEMS_EXTENSION -> GemBuilder.build(spec);
        };
    }
}
