package io.drillmaster.drillpackages;

/** A package ecosystem that drill packages can be built for. */
public enum Ecosystem {
    /** Python: a source distribution with an in-tree PEP 517 build backend. */
    PYPI("pypi", "PyPI"),
    /** JavaScript: a tarball with a lifecycle script. */
    NPM("npm", "npm");

    private final String id;
    private final String title;

    Ecosystem(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name used in scenario files, URLs and JSON. */
    public String id() {
        return id;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }

    /**
     * The ecosystem with a name.
     *
     * @throws IllegalArgumentException naming what was found and what is allowed
     */
    public static Ecosystem ofId(String id) {
        for (var ecosystem : values()) {
            if (ecosystem.id.equals(id)) {
                return ecosystem;
            }
        }
        throw new IllegalArgumentException("'" + id + "' is not an ecosystem; allowed are pypi, npm");
    }
}
