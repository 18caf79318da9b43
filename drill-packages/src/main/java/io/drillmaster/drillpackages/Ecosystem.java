package io.drillmaster.drillpackages;

/** A package ecosystem that drill packages can be built for. */
public enum Ecosystem {
    /** Python: source distributions and wheels, as pip installs them. */
    PYPI("pypi", "PyPI"),
    /** JavaScript: tarballs, as npm, pnpm and yarn install them. */
    NPM("npm", "npm"),
    /** Rust: crates, as cargo builds them. */
    CARGO("cargo", "Cargo"),
    /** Ruby: gems, as gem and Bundler install them. */
    RUBYGEMS("rubygems", "RubyGems");

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
        throw new IllegalArgumentException("'" + id + "' is not an ecosystem; allowed are pypi, npm, cargo, rubygems");
    }
}
