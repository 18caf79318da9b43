package io.drillmaster.drillpackages;

/** Builds drill packages. The same spec gives the same bytes. */
public final class DrillPackageBuilder {
    private DrillPackageBuilder() {}

    /** The package that a spec describes, in the format of its ecosystem. */
    public static DrillPackage build(DrillSpec spec) {
        return switch (spec.packageName().ecosystem()) {
            case PYPI -> SdistBuilder.build(spec);
            case NPM -> NpmTarballBuilder.build(spec);
        };
    }
}
