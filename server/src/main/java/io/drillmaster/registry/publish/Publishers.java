package io.drillmaster.registry.publish;

import java.time.Duration;

/** Makes the publisher for a target. */
public final class Publishers {
    /** For one request with its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long an index may take to show what was uploaded. */
    private static final Duration INDEXED = Duration.ofSeconds(30);

    private final RemotePublisher.Connection connection;

    private Publishers(RemotePublisher.Connection connection) {
        this.connection = connection;
    }

    /** {@code version} of this program goes into the User-Agent. */
    public static Publishers of(PublishPolicy policy, String version, Aliases aliases) {
        return of(policy, version, aliases, PATIENCE, INDEXED);
    }

    static Publishers of(PublishPolicy policy, String version, Aliases aliases, Duration patience, Duration indexed) {
        var wire = new Wire(policy, "drillmaster/" + version, patience);
        return new Publishers(new RemotePublisher.Connection(wire, policy, aliases, indexed));
    }

    /** The publisher for a target. */
    public Publisher to(RegistryTarget target) {
        return switch (target.kind()) {
            case PYPISERVER, DEVPI, TWINE -> new TwineIndexPublisher(target, connection);
            case NEXUS -> new NexusPublisher(target, connection);
            case ARTIFACTORY -> new ArtifactoryPublisher(target, connection);
            case GITLAB -> new GitLabPublisher(target, connection);
            case FORGEJO -> new ForgejoPublisher(target, connection);
            case CODEARTIFACT -> new CodeArtifactPublisher(target, connection);
            case NPM -> new NpmPublisher(target, connection);
        };
    }
}
