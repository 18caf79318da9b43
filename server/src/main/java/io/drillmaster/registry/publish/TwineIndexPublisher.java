package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;

/** An index with the upload API that twine uses: pypiserver and devpi, which can delete, and others, which cannot. */
final class TwineIndexPublisher extends RemotePublisher {
    TwineIndexPublisher(RegistryTarget target, Connection connection) {
        super(target, connection);
    }

    @Override
    Answer upload(DrillPackage built) {
        return Uploads.twine(wire(), target().url(), credentials().basicHeaders(), built);
    }

    @Override
    Withdrawal remove(Receipt receipt) {
        if (target().kind() == TargetKind.PYPISERVER) {
            return Withdrawal.by(
                    wire().post(target().url(), credentials().basicHeaders(), TwineForm.remove(receipt)),
                    receipt,
                    "the action 'update', which covers removal,");
        }
        if (target().kind() == TargetKind.DEVPI) {
            var version = receipt.name().normalized() + "/" + receipt.version();
            return Withdrawal.by(
                    wire().delete(target().url().resolve(version), credentials().basicHeaders()),
                    receipt,
                    "the right to delete (acl_upload), on an index with volatile=True,");
        }
        return Withdrawal.left(
                receipt,
                "The upload API that twine uses has no way to delete.",
                "Delete " + receipt.filename()
                        + " where the index keeps its files; this server looks every hour whether" + " it is gone.");
    }
}
