package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;

/** The package registry of an owner in Forgejo or Gitea. */
final class ForgejoPublisher extends RemotePublisher {
    private static final String MARKER = "/api/packages/";

    ForgejoPublisher(RegistryTarget target, Connection connection) {
        super(target, connection);
    }

    @Override
    Answer upload(DrillPackage built) {
        return Uploads.send(wire(), target(), built);
    }

    @Override
    Withdrawal remove(Receipt receipt) {
        var name = target().ecosystem().id().equals("pypi")
                ? receipt.name().normalized()
                : NpmView.path(receipt.name().value());
        var address = api(
                MARKER,
                "api/v1/packages/" + target().part(2) + "/"
                        + target().ecosystem().id() + "/" + name + "/" + receipt.version());
        return Withdrawal.by(
                wire().delete(address, credentials().headers()), receipt, "a token with scope 'write:package'");
    }
}
