package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;
import java.net.URI;

/** Artifactory: uploads as twine and npm do them, deletion of exactly the file that has our bytes. */
final class ArtifactoryPublisher extends RemotePublisher {
    private static final String MARKER = "/api/";

    ArtifactoryPublisher(RegistryTarget target, Connection connection) {
        super(target, connection);
    }

    @Override
    Answer upload(DrillPackage built) {
        return Uploads.send(wire(), target(), built);
    }

    @Override
    Withdrawal remove(Receipt receipt) {
        var repository = target().part(1);
        var found = wire().get(
                        api(MARKER, "api/search/checksum?sha256=" + receipt.sha256() + "&repos=" + repository),
                        credentials().headers());
        if (!found.ok() && !found.missing()) {
            return Withdrawal.by(found, receipt, "the permission to search");
        }
        var begin = "/api/storage/" + repository + "/";
        var deleted = 0;
        for (var result : found.missing() ? Answers.none() : found.json().path("results")) {
            // Artifactory states its own idea of its address here; only the path within it is taken.
            var path = URI.create(result.path("uri").asText("")).getRawPath();
            if (path == null || !path.contains(begin) || path.contains("..")) {
                continue;
            }
            var answer = wire().delete(
                            api(MARKER, repository + "/" + path.substring(path.indexOf(begin) + begin.length())),
                            credentials().headers());
            if (!answer.ok() && !answer.missing()) {
                return Withdrawal.by(answer, receipt, "the permission 'Delete/Overwrite' on " + repository);
            }
            deleted++;
        }
        return Withdrawal.done(
                receipt,
                deleted == 0
                        ? "The repository has no file with its bytes."
                        : "The repository deleted the file; it may lie in the trash can until that is emptied.");
    }
}
