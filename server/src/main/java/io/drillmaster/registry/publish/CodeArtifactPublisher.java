package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.Ecosystem;
import java.util.regex.Pattern;

/**
 * AWS CodeArtifact by its endpoints for twine and npm. Withdrawal is handed to a person: the calls that delete must be
 * signed with AWS credentials, which could do far more than the twelve-hour token that publishing needs, and which this
 * server therefore does not hold.
 */
final class CodeArtifactPublisher extends RemotePublisher {
    private static final Pattern HOST =
            Pattern.compile("(.+)-([0-9]{12})\\.d\\.codeartifact\\.([a-z0-9-]+)\\.(?:amazonaws\\.com|on\\.aws).*");

    CodeArtifactPublisher(RegistryTarget target, Connection connection) {
        super(target, connection);
    }

    @Override
    Answer upload(DrillPackage built) {
        return target().ecosystem() == Ecosystem.NPM
                ? Uploads.npm(wire(), target(), built)
                : Uploads.twine(wire(), target().url(), credentials().basicHeaders(), built);
    }

    @Override
    Withdrawal remove(Receipt receipt) {
        return Withdrawal.left(
                receipt,
                "CodeArtifact deletes only for requests signed with AWS credentials, which this server does not hold.",
                "Run: " + command(receipt) + " (this server looks every hour whether it is gone)");
    }

    private String command(Receipt receipt) {
        var host = HOST.matcher(target().url().getHost());
        var place = host.matches()
                ? "--region " + host.group(3) + " --domain " + host.group(1) + " --domain-owner " + host.group(2)
                : "--domain DOMAIN";
        var name = receipt.name().value();
        var slash = name.indexOf('/');
        return "aws codeartifact delete-package-versions " + place + " --repository " + target().part(1) + " --format "
                + target().ecosystem().id()
                + (slash < 0 ? "" : " --namespace " + name.substring(1, slash))
                + " --package " + name.substring(slash + 1) + " --versions " + receipt.version();
    }
}
