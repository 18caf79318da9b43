package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;

/** Puts drill packages into one registry outside this server, and takes them out again. */
public interface Publisher {
    /** The registry. */
    RegistryTarget target();

    /** What it can do. */
    default Capabilities capabilities() {
        return target().kind().capabilities();
    }

    /** Asks the registry for names that it cannot have, and says whether anything but "no" came back. */
    Preflight preflight();

    /**
     * Uploads, and sees that clients get just these bytes.
     *
     * @return the receipt, with the address that clients fetch from
     * @throws RegistryTrouble when it was not accepted, or is not served as it was sent; it may be there all the same
     */
    Receipt publish(DrillPackage drillPackage);

    /**
     * Whether the index offers this file.
     *
     * @throws RegistryTrouble when that cannot be seen
     */
    boolean exists(Receipt receipt);

    /** Has it deleted, as far as that can be done from here. May be called any number of times. */
    Withdrawal withdraw(Receipt receipt);

    /** Looks whether clients still get it: index and file address. */
    Presence verifyGone(Receipt receipt);
}
