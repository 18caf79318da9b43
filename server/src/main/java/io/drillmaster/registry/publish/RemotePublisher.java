package io.drillmaster.registry.publish;

import io.drillmaster.common.Hashes;
import io.drillmaster.drillpackages.DrillPackage;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What publishers have in common: everything but the two requests that each kind of registry has its own way for. */
abstract class RemotePublisher implements Publisher {
    private final RegistryTarget target;
    private final Connection connection;
    private final ClientView view;

    /**
     * What a publisher works with.
     *
     * @param indexed how long an index may take to show what was uploaded; some are written anew in the background
     */
    record Connection(Wire wire, PublishPolicy policy, Aliases aliases, Duration indexed) {}

    RemotePublisher(RegistryTarget target, Connection connection) {
        this.target = target;
        this.connection = connection;
        this.view = ClientView.of(connection.wire(), target);
    }

    /** Sends the package; what the registry answered. */
    abstract Answer upload(DrillPackage built);

    /** Asks to delete it, after its address was looked up. */
    abstract Withdrawal remove(Receipt receipt);

    @Override
    public final RegistryTarget target() {
        return target;
    }

    @Override
    public final Preflight preflight() {
        return new LookBefore(target, view, connection.policy(), connection.aliases()).take();
    }

    @Override
    public final Receipt publish(DrillPackage built) {
        connection.policy().refusalOutside(built.spec().packageName()).ifPresent(why -> {
            throw new RegistryTrouble("Nothing was sent to '" + target.id() + "': " + why + ".");
        });
        var answer = upload(built);
        if (!answer.ok()) {
            throw new RegistryTrouble("The registry '" + target.id() + "' did not accept " + built.filename() + ": "
                    + answer.inWords() + ".");
        }
        return served(Receipt.intended(target.id(), built));
    }

    @Override
    public final boolean exists(Receipt receipt) {
        return view.find(receipt.name().value(), receipt.filename()).isPresent();
    }

    @Override
    public final Withdrawal withdraw(Receipt receipt) {
        try {
            var seen = view.find(receipt.name().value(), receipt.filename());
            return remove(seen.map(offer -> receipt.at(offer.address())).orElse(receipt));
        } catch (RegistryTrouble trouble) {
            return Withdrawal.left(
                    receipt,
                    String.valueOf(trouble.getMessage()),
                    "See that the registry can be reached; this server tries again every hour.");
        }
    }

    @Override
    public final Presence verifyGone(Receipt receipt) {
        var asked = view.page(receipt.name().value());
        try {
            if (exists(receipt)) {
                return new Presence(asked, false, "The index still offers " + receipt.filename() + ".");
            }
            if (receipt.url().isEmpty()) {
                return new Presence(asked, true, "The index does not offer it.");
            }
            var file = view.fetch(receipt.url().get());
            return file.missing()
                    ? new Presence(
                            asked, true, "The index does not offer it, and its address says " + file.status() + ".")
                    : new Presence(
                            asked,
                            false,
                            "The index does not offer it any more, but its address " + file.uri() + " answers "
                                    + file.status() + ".");
        } catch (RegistryTrouble trouble) {
            return new Presence(asked, false, "Whether it is gone could not be seen: " + trouble.getMessage());
        }
    }

    final Wire wire() {
        return connection.wire();
    }

    final Credentials credentials() {
        return target.credentials();
    }

    /** An address of the registry, below what comes before {@code marker} in the configured one. */
    final URI api(String marker, String path) {
        return URI.create(target.before(marker) + path);
    }

    private Receipt served(Receipt receipt) {
        var offer = offered(receipt);
        var file = view.fetch(offer.address());
        var honest = offer.digest()
                .filter(digest -> !digest.equals("sha256=" + receipt.sha256()) && !digest.equals(receipt.integrity()))
                .isEmpty();
        if (!file.ok()) {
            throw new RegistryTrouble("The registry '" + target.id() + "' took " + receipt.filename()
                    + ", but gives clients " + file.inWords() + " for it.");
        }
        if (!honest || !Hashes.sha256(file.body()).equals(receipt.sha256())) {
            throw new RegistryTrouble("The registry '" + target.id() + "' serves other bytes for " + receipt.filename()
                    + " than it was sent: something between it and us changes packages.");
        }
        return receipt.at(offer.address()).called(offer.digest().orElse(""));
    }

    private Offer offered(Receipt receipt) {
        var rounds = Math.max(1, connection.indexed().toSeconds());
        for (var round = 0; round < rounds; round++) {
            var offer = view.find(receipt.name().value(), receipt.filename());
            if (offer.isPresent()) {
                return offer.get();
            }
            pause();
        }
        throw new RegistryTrouble("The registry '" + target.id() + "' took " + receipt.filename()
                + ", but its index does not show it after "
                + connection.indexed().toSeconds() + " seconds.");
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryTrouble("Interrupted: this server is stopping.");
        }
    }
}
