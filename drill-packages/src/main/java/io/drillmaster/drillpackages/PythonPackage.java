package io.drillmaster.drillpackages;

import java.util.Map;

/** What the Python drill packages of every format have in common: names, metadata and the module's text. */
final class PythonPackage {
    /** The Pythons that the hook was tried with; a client with an older one takes no notice of the package. */
    static final String REQUIRES_PYTHON = ">=3.8";

    private PythonPackage() {}

    /** The name as it stands in file names and as the module's name. */
    static String distribution(PackageName name) {
        return name.normalized().replace('-', '_');
    }

    /** The name that a release's files begin with. */
    static String release(DrillSpec spec) {
        return distribution(spec.packageName()) + "-" + spec.version();
    }

    /**
     * Metadata 2.1: from 2.2 on a client may believe PKG-INFO and not run the back end for the metadata. The classifier
     * makes PyPI refuse the upload should a person ever try.
     */
    static String metadata(DrillSpec spec) {
        return Template.fill(
                "pypi/PKG-INFO",
                Map.of(
                        "NAME", spec.packageName().value(),
                        "VERSION", spec.version().value(),
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "REQUIRES_PYTHON", REQUIRES_PYTHON));
    }

    /** The module's {@code __init__}: its documentation, and with it whatever the template adds. */
    static String module(String template, DrillSpec spec) {
        return Template.fill(
                template,
                Map.of(
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "NOTICE", SourceText.python(spec.notice())));
    }
}
