package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A kind of registry that this program knows how to publish to and withdraw from. */
public enum TargetKind {
    /** pypiserver, with its action {@code remove_pkg}. */
    PYPISERVER(
            "pypiserver",
            new Capabilities(false, true, true, true, Set.of(Ecosystem.PYPI)),
            ".*/",
            "https://pypi.example.com/",
            "simple/",
            "start pypiserver with --disable-fallback; by default it sends clients to pypi.org for every name that it"
                    + " does not have"),
    /** devpi. */
    DEVPI(
            "devpi",
            new Capabilities(false, true, true, true, Set.of(Ecosystem.PYPI)),
            ".*/[^/]+/[^/]+/",
            "https://devpi.example.com/drill/dev/",
            "+simple/",
            "give the index no mirror base: devpi index USER/INDEX bases= (root/pypi is a mirror of pypi.org)"),
    /** Any index with the upload API that twine uses, and no way to delete that is known here. */
    TWINE(
            "twine",
            new Capabilities(false, false, false, true, Set.of(Ecosystem.PYPI)),
            ".*",
            "https://index.example.com/upload/",
            "simple/",
            "have the index answer 404 for names that it does not hold, instead of asking or naming another index"),
    /** Sonatype Nexus Repository 3. */
    NEXUS(
            "nexus",
            new Capabilities(false, true, true, true, EnumSet.of(Ecosystem.PYPI, Ecosystem.NPM)),
            ".*/repository/[^/]+/",
            "https://nexus.example.com/repository/drill-hosted/",
            "simple/",
            "use a hosted repository, for uploads and as index: a group that has a proxy among its members passes on"
                    + " what the public registry has"),
    /** JFrog Artifactory. */
    ARTIFACTORY(
            "artifactory",
            new Capabilities(false, true, true, true, EnumSet.of(Ecosystem.PYPI, Ecosystem.NPM)),
            ".*/api/(pypi|npm)/[^/]+/",
            "https://artifactory.example.com/artifactory/api/pypi/drill-local/",
            "simple/",
            "use a local repository, for uploads and as index: a virtual one may include a remote, which passes on what"
                    + " the public registry has"),
    /** GitLab's package registry of one project. */
    GITLAB(
            "gitlab",
            new Capabilities(false, true, false, true, EnumSet.of(Ecosystem.PYPI, Ecosystem.NPM)),
            ".*/api/v4/projects/[^/]+/packages/(pypi|npm)/",
            "https://gitlab.example.com/api/v4/projects/42/packages/pypi/",
            "simple/",
            "switch package forwarding off: Admin area or group, Settings, Packages and registries, Package forwarding;"
                    + " as it comes, GitLab sends clients to the public registry for every name that it does not have"),
    /** Forgejo and Gitea. */
    FORGEJO(
            "forgejo",
            new Capabilities(false, true, false, false, EnumSet.of(Ecosystem.PYPI, Ecosystem.NPM)),
            ".*/api/packages/[^/]+/(pypi|npm)/",
            "https://forgejo.example.com/api/packages/drill/pypi/",
            "simple/",
            "see which proxy in front of Forgejo answers in its place; Forgejo itself asks no other registry"),
    /** AWS CodeArtifact, by its endpoints for twine and npm. */
    CODEARTIFACT(
            "codeartifact",
            new Capabilities(false, false, false, true, EnumSet.of(Ecosystem.PYPI, Ecosystem.NPM)),
            ".*/(pypi|npm)/[^/]+/",
            "https://acme-111122223333.d.codeartifact.eu-central-1.amazonaws.com/pypi/drill/",
            "simple/",
            "use a repository without upstreams and without an external connection, or block upstreams for the name:"
                    + " aws codeartifact put-package-origin-configuration --restrictions publish=ALLOW,upstream=BLOCK"),
    /** Verdaccio, and any registry that speaks npm's protocol. */
    NPM(
            "npm",
            new Capabilities(false, true, false, true, Set.of(Ecosystem.NPM)),
            ".*/",
            "https://npm.example.com/",
            "",
            "take the line 'proxy' out of the packages section that matches drill names, in verdaccio's config.yaml, and"
                    + " best the whole section 'uplinks'");

    private final String id;
    private final Capabilities capabilities;
    private final Pattern shape;
    private final String example;
    private final String pypiIndex;
    private final String switchOff;

    TargetKind(String id, Capabilities capabilities, String shape, String example, String pypiIndex, String switchOff) {
        this.id = id;
        this.capabilities = capabilities;
        this.shape = Pattern.compile(shape);
        this.example = example;
        this.pypiIndex = pypiIndex;
        this.switchOff = switchOff;
    }

    /** The name in {@code registries.yml}. */
    public String id() {
        return id;
    }

    /** What it can do. */
    public Capabilities capabilities() {
        return capabilities;
    }

    /** An address as this kind has it. */
    public String example() {
        return example;
    }

    /** What to switch off when it answers for names that it does not hold; completes "To publish there, …". */
    public String switchOff() {
        return switchOff;
    }

    /** Whether the path of an address, with a slash at its end, is one of this kind for the ecosystem. */
    boolean hasShape(String path, Ecosystem ecosystem) {
        var matcher = shape.matcher(path);
        return matcher.matches() && (matcher.groupCount() == 0 || ecosystem.id().equals(matcher.group(1)));
    }

    /** Where pip's index is, seen from the address for uploads. */
    String pypiIndex() {
        return pypiIndex;
    }

    /**
     * The kind with a name; {@code gitea} and {@code verdaccio} are understood too.
     *
     * @throws IllegalArgumentException naming what is allowed
     */
    public static TargetKind ofId(String id) {
        var wanted = id.equals("gitea") ? "forgejo" : id.equals("verdaccio") ? "npm" : id;
        for (var kind : values()) {
            if (kind.id.equals(wanted)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + id + "' is not a kind of registry; allowed are pypiserver, devpi,"
                + " twine, nexus, artifactory, gitlab, forgejo, gitea, codeartifact, npm, verdaccio");
    }
}
