package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.Ecosystem;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registries outside this server that drill packages may be published to. Speaks to them; never in a transaction. */
public final class Registries {
    private static final int ATTEMPTS = 2;

    private final Map<String, Publisher> publishers = new LinkedHashMap<>();
    private final PublishPolicy policy;
    private final ReceiptStore receipts;
    private final InstantSource clock;

    /** In the order of the file that names them. */
    public Registries(List<Publisher> publishers, PublishPolicy policy, ReceiptStore receipts, InstantSource clock) {
        publishers.forEach(publisher -> this.publishers.put(publisher.target().id(), publisher));
        this.policy = policy;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** All that are configured. */
    public List<RegistryTarget> targets() {
        return publishers.values().stream().map(Publisher::target).toList();
    }

    /** One of them. */
    public Optional<RegistryTarget> target(String id) {
        return Optional.ofNullable(publishers.get(id)).map(Publisher::target);
    }

    /** What is allowed. */
    public PublishPolicy policy() {
        return policy;
    }

    /** Looks at a registry now, and keeps what was found. @throws RegistryTrouble when none has this id */
    public Preflight check(String id) {
        var found = publisher(id).preflight();
        receipts.keep(id, found, clock.instant());
        return found;
    }

    /** The last look at a registry. */
    public Optional<LastPreflight> lastCheck(String id) {
        return receipts.lastPreflight(id);
    }

    /** Whether the registry offers that very file already. */
    public boolean has(Receipt receipt) {
        return publisher(receipt.targetId()).exists(receipt);
    }

    /** Uploads what the receipt speaks of, and keeps that it is there. @throws RegistryTrouble when it is not */
    public StoredReceipt upload(StoredReceipt stored, DrillPackage built) {
        var receipt = publisher(stored.receipt().targetId()).publish(built);
        var now = clock.instant();
        receipts.jdbi().useTransaction(handle -> {
            var unused = receipts.move(handle, stored.id(), ReceiptState.UPLOADED, receipt, "", now);
        });
        return new StoredReceipt(
                stored.id(),
                stored.exercise(),
                stored.token(),
                receipt,
                ReceiptState.UPLOADED,
                stored.intendedAt(),
                now,
                "");
    }

    /** Withdraws a package and looks whether it is gone. Nothing is kept here: that is the caller's to do. */
    public Settled withdraw(StoredReceipt stored) {
        var receipt = stored.receipt();
        var publisher = publishers.get(receipt.targetId());
        if (publisher == null) {
            return new Settled(
                    stored,
                    receipt,
                    false,
                    Optional.empty(),
                    receipt.what() + " may still be in the registry '" + receipt.targetId()
                            + "', which registries.yml does not name any more. Name it again, or delete it there by hand"
                            + receipt.url().map(url -> ": " + url).orElse("") + ".");
        }
        var withdrawal = publisher.withdraw(receipt);
        var presence = publisher.verifyGone(withdrawal.receipt());
        for (var attempt = 1;
                attempt < ATTEMPTS && !presence.gone() && withdrawal.toDo().isEmpty();
                attempt++) {
            withdrawal = publisher.withdraw(withdrawal.receipt());
            presence = publisher.verifyGone(withdrawal.receipt());
        }
        return settled(stored, publisher.target(), withdrawal, presence);
    }

    private static Settled settled(
            StoredReceipt stored, RegistryTarget target, Withdrawal withdrawal, Presence presence) {
        var host = RegistryHost.of(target.indexUrl());
        var where = "the registry '" + target.id() + "' (" + host + ")";
        var what = stored.receipt().what();
        var words = presence.gone()
                ? what + " from " + where + ": " + presence.words() + " Copies may still lie in " + caches(stored)
                        + " and in any proxy or CDN in front of " + host + "."
                : what + " is still in " + where + ". " + withdrawal.words() + " " + presence.words()
                        + withdrawal.toDo().map(toDo -> " " + toDo).orElse("");
        return new Settled(stored, withdrawal.receipt(), presence.gone(), Optional.of(presence), words);
    }

    private static String caches(StoredReceipt stored) {
        return stored.receipt().name().ecosystem() == Ecosystem.NPM
                ? "npm's cache, which npm ci installs from without asking (npm cache clean --force)"
                : "pip's caches (pip cache remove '"
                        + stored.receipt().name().normalized().replace('-', '_') + "*')";
    }

    private Publisher publisher(String id) {
        return Optional.ofNullable(publishers.get(id))
                .orElseThrow(() -> new RegistryTrouble("There is no registry '" + id + "' in registries.yml."));
    }
}
