package io.drillmaster.exercise;

import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.registry.RegistryStore;
import io.drillmaster.registry.publish.ReceiptStore;
import org.jdbi.v3.core.Handle;

/** Versions that no drill has used before, neither in the built-in registry nor in one outside. */
record FreeVersions(RegistryStore registry, ReceiptStore receipts) {
    /** The lowest from {@code wanted} on. Others who publish wait until the transaction ends. */
    PackageVersion from(Handle handle, PackageName name, PackageVersion wanted) {
        registry.publishAlone(handle);
        var version = registry.unused(handle, name, wanted);
        while (receipts.used(handle, name, version.value())) {
            version = registry.unused(handle, name, version.nextPatch());
        }
        return version;
    }
}
