package io.drillmaster.exercise;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.plan.Window;
import io.drillmaster.registry.publish.ReceiptState;
import io.drillmaster.registry.publish.ReceiptStore;
import io.drillmaster.registry.publish.Registries;
import io.drillmaster.registry.publish.RegistryTrouble;
import io.drillmaster.registry.publish.Settled;
import io.drillmaster.registry.publish.StoredReceipt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an exercise's packages to registries outside this server and takes them back. No transaction is open while a
 * registry is spoken to, so that each step first writes down what it is about to do, and may be done again.
 */
public final class OutsidePublication {
    private static final Logger LOG = LoggerFactory.getLogger(OutsidePublication.class);

    private final Registries registries;
    private final ReceiptStore receipts;
    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final InstantSource clock;

    /** To the registries that are configured. */
    public OutsidePublication(
            Registries registries,
            ReceiptStore receipts,
            PlanStore plans,
            EvidenceStore evidence,
            InstantSource clock) {
        this.registries = registries;
        this.receipts = receipts;
        this.plans = plans;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A package that a registry has. {@code sentAt} is just before it was sent: nobody had it earlier. */
    record Sent(StoredReceipt receipt, DrillPackage built, Instant sentAt) {}

    ReceiptStore receipts() {
        return receipts;
    }

    boolean concerns(Exercise exercise) {
        return exercise.plan().targets().stream().anyMatch(target -> !target.publishedHere());
    }

    /** Does something while nobody else publishes this exercise. */
    <T> T alone(ExerciseId id, Supplier<T> action) {
        return receipts.alone(id, action)
                .orElseThrow(() -> Problem.conflict(
                        "being-published", id + " is being published just now. Look again in a minute."));
    }

    /**
     * Looks at each registry, then sends the packages. When one cannot be sent, those before it are taken back.
     *
     * @throws Problem saying what a registry has against it
     */
    List<Sent> send(Exercise exercise, Publication publication, Window window, Instant now) {
        takeBack(receipts.of(exercise.plan().id())); // what an earlier attempt left, which may have died half way
        fit(exercise);
        var intended = plans.jdbi().inTransaction(handle -> publication.intend(handle, exercise, window, now));
        var sent = new ArrayList<Sent>();
        var tried = new ArrayList<StoredReceipt>();
        try {
            for (var one : intended) {
                notThereYet(one.receipt());
            }
            for (var one : intended) {
                var sentAt = clock.instant();
                tried.add(one.receipt());
                sent.add(new Sent(registries.upload(one.receipt(), one.built()), one.built(), sentAt));
            }
            return sent;
        } catch (RegistryTrouble trouble) {
            throw Problem.conflict("registry-trouble", trouble.getMessage() + afterwards(intended, tried));
        } catch (RuntimeException e) {
            var unused = afterwards(intended, tried);
            throw e;
        }
    }

    /** Takes packages back; what could not be is LEFT and tried again by {@link #sweep}. */
    List<Settled> takeBack(List<StoredReceipt> wanted) {
        var settled = new ArrayList<Settled>();
        for (var stored : wanted) {
            if (stored.state() == ReceiptState.WITHDRAWN) {
                settled.add(new Settled(stored, stored.receipt(), true, Optional.empty(), stored.words()));
                continue;
            }
            var one = registries.withdraw(stored);
            keep(one);
            settled.add(one);
        }
        return settled;
    }

    /** Takes everything of an exercise back. */
    List<Settled> takeBack(ExerciseId id) {
        return takeBack(receipts.of(id));
    }

    /** Tries again for every package whose exercise is over, or was never opened, and that is not known to be gone. */
    public void sweep() {
        for (var stored : receipts.notGone()) {
            // Alone: a publication that goes on at this moment is not undone under its hands.
            var unused = receipts.alone(stored.exercise(), () -> !isWanted(stored) && swept(stored));
        }
    }

    private boolean isWanted(StoredReceipt stored) {
        return stored.state() != ReceiptState.LEFT
                && plans.find(stored.exercise())
                        .filter(exercise -> exercise.state() == ExerciseState.RUNNING)
                        .isPresent();
    }

    private boolean swept(StoredReceipt stored) {
        var settled = takeBack(List.of(stored)).get(0);
        LOG.info("{}: {}", stored.exercise(), settled.words());
        return settled.gone();
    }

    private void fit(Exercise exercise) {
        var wanted = exercise.plan().targets().stream()
                .filter(target -> !target.publishedHere())
                .map(InstallTarget::registry)
                .distinct()
                .toList();
        for (var id : wanted) {
            if (registries.target(id).isEmpty()) {
                throw Problem.conflict(
                        "unknown-registry",
                        "There is no registry '" + id + "' in registries.yml any more. Name it again, or plan another"
                                + " exercise.");
            }
            var found = registries.check(id);
            if (!found.passed()) {
                throw Problem.conflict(
                        "registry-refused",
                        "Nothing was published: the registry '" + id + "' is not fit for drills. "
                                + found.words().get(found.words().size() - 1));
            }
        }
    }

    private void notThereYet(StoredReceipt stored) {
        if (registries.has(stored.receipt())) {
            throw new RegistryTrouble("The registry '" + stored.receipt().targetId() + "' has "
                    + stored.receipt().what() + " already, and this server did not put it there. Take it away, or raise"
                    + " the version in the scenario.");
        }
    }

    private String afterwards(List<Publication.Intended> intended, List<StoredReceipt> tried) {
        for (var one : intended) {
            if (!tried.contains(one.receipt())) { // not ours to delete, should it be there
                keep(new Settled(one.receipt(), one.receipt().receipt(), true, Optional.empty(), "It was never sent."));
            }
        }
        var left = takeBack(tried).stream()
                .filter(settled -> !settled.gone())
                .map(Settled::words)
                .collect(Collectors.joining(" "));
        if (!left.isEmpty()) {
            return " Nothing else was published. " + left;
        }
        return tried.isEmpty() ? " Nothing was published." : " Nothing is left published.";
    }

    private void keep(Settled settled) {
        var stored = settled.stored();
        var now = clock.instant();
        receipts.jdbi().useTransaction(handle -> {
            var state = settled.gone() ? ReceiptState.WITHDRAWN : ReceiptState.LEFT;
            var moved = receipts.move(handle, stored.id(), state, settled.receipt(), settled.words(), now);
            if (moved && stored.state() != ReceiptState.INTENDED) {
                evidence.append(handle, observed(settled, now));
            }
        });
    }

    /** What a client sees now and, when that is nothing, that the package is withdrawn. */
    private static List<NewEvidence> observed(Settled settled, Instant now) {
        var stored = settled.stored();
        var name = stored.receipt().name().value();
        var version = stored.receipt().version();
        var facts = new ArrayList<Fact>();
        if (settled.gone()) {
            facts.add(new Fact.Withdrawn(name, version));
        }
        settled.look()
                .ifPresent(look -> facts.add(
                        new Fact.IndexLooked(name, version, look.asked().toString(), look.gone(), look.words())));
        return facts.stream()
                .map(fact -> NewEvidence.of("drillmaster", now, fact)
                        .exercise(stored.exercise())
                        .token(stored.token())
                        .build())
                .toList();
    }
}
