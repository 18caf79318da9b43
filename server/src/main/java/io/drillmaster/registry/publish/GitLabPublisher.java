package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The package registry of one GitLab project. */
final class GitLabPublisher extends RemotePublisher {
    private static final String MARKER = "/packages/";

    GitLabPublisher(RegistryTarget target, Connection connection) {
        super(target, connection);
    }

    @Override
    Answer upload(DrillPackage built) {
        return Uploads.send(wire(), target(), built);
    }

    @Override
    Withdrawal remove(Receipt receipt) {
        var token = credentials().header("PRIVATE-TOKEN");
        var query = "packages?package_type=" + target().ecosystem().id() + "&package_name="
                + URLEncoder.encode(receipt.name().value(), StandardCharsets.UTF_8) + "&per_page=100";
        var found = wire().get(api(MARKER, query), token);
        if (!found.ok()) {
            return Withdrawal.by(found, receipt, "a token with scope 'api' and role Maintainer");
        }
        var deleted = 0;
        for (var item : found.json()) {
            if (!isOurs(
                    receipt, item.path("name").asText(""), item.path("version").asText(""))) {
                continue;
            }
            var answer = wire().delete(api(MARKER, "packages/" + item.path("id").asLong()), token);
            if (!answer.ok() && !answer.missing()) {
                return Withdrawal.by(answer, receipt, "a token with scope 'api' and role Maintainer");
            }
            deleted++;
        }
        return Withdrawal.done(
                receipt, deleted == 0 ? "The project does not list it." : "The project deleted the package.");
    }

    /** The list is searched loosely, so that others' packages may be in it. */
    private static boolean isOurs(Receipt receipt, String name, String version) {
        var wanted = receipt.name();
        return version.equals(receipt.version())
                && (name.equals(wanted.value())
                        || (wanted.ecosystem() == Ecosystem.PYPI
                                && normalized(name).equals(wanted.normalized())));
    }

    private static String normalized(String name) {
        try {
            return PackageName.of(Ecosystem.PYPI, name).normalized();
        } catch (IllegalArgumentException e) {
            return ""; // a name that drill packages cannot have
        }
    }
}
