package io.drillmaster.drillpackages;

/** Builds drill packages. The same spec gives the same bytes. */
public final class DrillPackageBuilder {
    private DrillPackageBuilder() {}

    /** The package that a spec describes, in the format of its ecosystem. */
    public static DrillPackage build(DrillSpec spec) {
        return switch (spec.vector()) {
            case PYPI_SDIST -> SdistBuilder.build(spec);
            case NPM_POSTINSTALL -> NpmTarballBuilder.build(spec);
            case CARGO_BUILD_SCRIPT -> CrateBuilder.build(spec);
            case RUBYGEMS_EXTENSION -> GemBuilder.build(spec);
            default ->
                throw new IllegalArgumentException(
                        "drill packages with the vector " + spec.vector().id() + " cannot be built yet");
        };
    }
}
