package io.drillmaster.origin;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.drillpackages.origin.ArchiveManifest;
import io.drillmaster.plan.PlanStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whether something that was found belongs to a drill. Each question is a line of the log, with who asked: an
 * answer tells about a drill that others may not know of. Asking is not a reveal.
 */
public final class Ownership {
    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Print}]");
    private static final int LOGGED = 200;

    private final OwnershipStore store;
    private final PlanStore plans;
    private final List<DrillZone> zones;

    /** Names below the {@code zones} are the canary's. */
    public Ownership(Jdbi jdbi, PlanStore plans, List<DrillZone> zones) {
        this.store = new OwnershipStore(jdbi);
        this.plans = plans;
        this.zones = List.copyOf(zones);
    }

    /**
     * Answers about a text: a digest, DNS name, token, path, package, file name, or a line with any of these.
     *
     * @param by account name of whoever asks
     * @throws Problem when the text is too long
     */
    public Answer ask(String text, String by) {
        if (text.length() > Question.LONGEST) {
            throw Problem.badField(
                    "q",
                    "too-long",
                    "That is " + text.length() + " characters; paste one line of at most " + Question.LONGEST + ".");
        }
        return logged(answer(Question.read(text)), text, by);
    }

    /**
     * Answers about a file by its bytes. Its name says nothing.
     *
     * @param by account name of whoever asks
     */
    public Answer ask(byte[] file, String filename, String by) {
        var sha256 = Hashes.sha256(file);
        return logged(answer(file, sha256), filename + " with sha256 " + sha256, by);
    }

    private Answer answer(byte[] file, String sha256) {
        var found = byDigest(Set.of(sha256));
        if (found.isPresent()) {
            return found.get();
        }
        var claimed = ArchiveManifest.find(file)
                .flatMap(manifest -> store.exerciseOf(manifest.token()).map(exercise -> manifest));
        return new Answer.NotOurs(
                claimed.map(manifest -> "The file holds the manifest of a drill of " + manifest.exercise()
                        + ", but it is not the file that was published: somebody may have put something into it."));
    }

    private Answer answer(Question question) {
        var file = byDigest(question.digests());
        if (file.isPresent()) {
            return file.get();
        }
        var named = byToken(question.tokens()).or(() -> byName(question));
        if (!question.digests().isEmpty()) {
            // Other bytes than those that were published, whatever name or token is beside them: not ours.
            return new Answer.NotOurs(
                    named.isPresent()
                            ? Optional.of(
                                    "There is a name or token of a drill in it, but the digest is of no file that was"
                                            + " published: somebody may use a drill as a disguise.")
                            : nearMiss(question));
        }
        return named.or(() -> byZone(question)).orElseGet(() -> new Answer.NotOurs(nearMiss(question)));
    }

    private Optional<Answer> byDigest(Set<String> digests) {
        var files = store.byDigest(digests);
        var tokens = tokens(files);
        if (!tokens.isEmpty()) {
            return Optional.of(new Answer.Ours(Answer.Proof.BYTES, drills(tokens)));
        }
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer.Uploaded(files.stream()
                        .map(OwnershipStore.MatchedFile::exercise)
                        .distinct()
                        .flatMap(exercise -> plans.find(exercise).stream())
                        .toList()));
    }

    private Optional<Answer> byToken(Set<Token> tokens) {
        var drills = drills(tokens);
        return drills.isEmpty() ? Optional.empty() : Optional.of(new Answer.Ours(Answer.Proof.TOKEN, drills));
    }

    private Optional<Answer> byName(Question question) {
        var tokens = new LinkedHashSet<>(tokens(store.byFilename(question.filenames())));
        for (var candidate : candidates(question)) {
            if (question.names().stream()
                    .anyMatch(asked -> asked.names(candidate.ecosystem(), candidate.packageName())
                            && asked.version().map(candidate.version()::equals).orElse(true))) {
                tokens.add(candidate.token());
            }
        }
        var drills = drills(tokens);
        return drills.isEmpty() ? Optional.empty() : Optional.of(new Answer.Ours(Answer.Proof.NAME, drills));
    }

    private Optional<Answer> byZone(Question question) {
        return question.words().stream()
                        .map(word -> word.endsWith(".") ? word.substring(0, word.length() - 1) : word)
                        .anyMatch(word -> zones.stream().anyMatch(zone -> ("." + word).endsWith("." + zone)))
                ? Optional.of(new Answer.InOurZone())
                : Optional.empty();
    }

    /** The right name with another version, or a name that is only spelt likewise, is what an attacker would choose. */
    private Optional<String> nearMiss(Question question) {
        var near = candidates(question);
        return near.isEmpty()
                ? Optional.empty()
                : Optional.of("A drill uses a name like this, but not this name and version: "
                        + near.stream()
                                .map(candidate -> candidate.packageName() + " " + candidate.version() + " ("
                                        + candidate.ecosystem().title() + ")")
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private List<OwnershipStore.Candidate> candidates(Question question) {
        var names =
                question.names().stream().map(NamedVersion::loose).distinct().toList();
        return names.isEmpty() ? List.of() : store.byLooseName(names);
    }

    private List<Answer.Drill> drills(Set<Token> tokens) {
        return tokens.stream().flatMap(token -> drill(token).stream()).toList();
    }

    private Optional<Answer.Drill> drill(Token token) {
        return store.exerciseOf(token)
                .flatMap(plans::find)
                .flatMap(exercise -> exercise.plan().targets().stream()
                        .filter(target -> target.token().equals(token))
                        .findFirst()
                        .map(target -> new Answer.Drill(exercise, target, store.published(token))));
    }

    private static Set<Token> tokens(List<OwnershipStore.MatchedFile> files) {
        return files.stream()
                .flatMap(file -> file.token().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Answer logged(Answer answer, String asked, String by) {
        var printable = UNPRINTABLE.matcher(asked.strip()).replaceAll("?");
        LOG.info(
                "{} asked whether this is ours: '{}'; answered {}",
                by,
                printable.substring(0, Math.min(printable.length(), LOGGED)),
                inShort(answer));
        return answer;
    }

    private static String inShort(Answer answer) {
        if (answer instanceof Answer.Ours ours) {
            return "yes by " + ours.proof() + ": "
                    + ours.drills().stream()
                            .map(drill -> drill.exercise().plan().id().toString())
                            .distinct()
                            .collect(Collectors.joining(", "));
        }
        return answer instanceof Answer.Uploaded
                ? "uploaded by a client"
                : answer instanceof Answer.InOurZone ? "in the zone" : "no";
    }
}
