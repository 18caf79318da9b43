package io.drillmaster.readiness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tables {@code readiness_sample} and {@code readiness_change}. */
final class ReadinessStore {
    private final Jdbi jdbi;

    ReadinessStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Adds samples, all or none (index readiness_sample_by_place).
     *
     * @return how many of them have an earlier one in the same place
     */
    int add(List<NewSample> samples, String by, Instant now) {
        return jdbi.inTransaction(handle -> {
            var replaced = 0;
            for (var sample : samples) {
                var another = handle.createQuery("""
                                insert into readiness_sample
                                  (signal, subject, day, source, amount, out_of, note, fed_by, fed_at)
                                values (:signal, :subject, :day, :source, :amount, :outOf, :note, :by, :now)
                                returning exists (
                                  select 1 from readiness_sample earlier
                                  where earlier.signal = :signal and earlier.subject = :subject
                                    and earlier.day = :day and earlier.source = :source)
                                """)
                        .bind("signal", sample.signal().id())
                        .bind("subject", sample.subject())
                        .bind("day", sample.day())
                        .bind("source", sample.source())
                        .bind("amount", amount(sample.amount()))
                        .bind("outOf", sample.amount() instanceof Amount.Share share ? share.whole() : null)
                        .bind("note", sample.note())
                        .bind("by", by)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .mapTo(Boolean.class)
                        .one();
                replaced += another ? 1 : 0;
            }
            return replaced;
        });
    }

    /**
     * All of a period in the order of feeding, each as if it counted unless it is withdrawn (index
     * readiness_sample_by_day). Signals that this program does not know are left out.
     */
    List<Sample> between(LocalDate from, LocalDate to, Optional<String> subject) {
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                                select s.*, c.withdrawn, c.made_by as changed_by, c.made_at as changed_at
                                from readiness_sample s
                                left join lateral (
                                  select withdrawn, made_by, made_at from readiness_change
                                  where sample_id = s.id order by id desc limit 1) c on true
                                where s.day between :from and :to
                                  and (:subject::text is null or s.subject = :subject)
                                order by s.id
                                """)
                        .bind("from", from)
                        .bind("to", to)
                        .bind("subject", subject.orElse(null))
                        .map((row, context) -> sample(row))
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every subject that was ever fed, sorted. */
    List<String> subjects() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select distinct subject from readiness_sample order by subject")
                        .mapTo(String.class)
                        .list());
    }

    /** Whether anything was ever fed. */
    boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select 1 from readiness_sample)")
                .mapTo(Boolean.class)
                .one());
    }

    /** Notes a person's decision; false when it is in that state already, or there is no such sample. */
    boolean change(long sample, boolean withdrawn, String by, Instant now) {
        return jdbi.inTransaction(handle -> {
            // Locked, so that two people who press at once leave one row.
            var known = handle.createQuery("select id from readiness_sample where id = :id for update")
                    .bind("id", sample)
                    .mapTo(Long.class)
                    .findOne();
            return known.isPresent()
                    && handle.createUpdate("""
                                    insert into readiness_change (sample_id, withdrawn, made_by, made_at)
                                    select :id, :withdrawn, :by, :now
                                    where :withdrawn <> coalesce(
                                      (select withdrawn from readiness_change where sample_id = :id order by id desc limit 1),
                                      false)
                                    """)
                                    .bind("id", sample)
                                    .bind("withdrawn", withdrawn)
                                    .bind("by", by)
                                    .bind("now", now.atOffset(ZoneOffset.UTC))
                                    .execute()
                            == 1;
        });
    }

    private static long amount(Amount amount) {
        if (amount instanceof Amount.Share share) {
            return share.part();
        }
        return amount instanceof Amount.Length length ? length.time().toSeconds() : ((Amount.Count) amount).number();
    }

    private static Optional<Sample> sample(ResultSet row) throws SQLException {
        var signal = Signal.of(row.getString("signal"));
        if (signal.isEmpty()) {
            return Optional.empty();
        }
        var change = change(row);
        return Optional.of(new Sample(
                row.getLong("id"),
                new NewSample(
                        signal.get(),
                        row.getString("subject"),
                        row.getObject("day", LocalDate.class),
                        amount(signal.get(), row.getLong("amount"), row.getObject("out_of", Long.class)),
                        row.getString("source"),
                        row.getString("note")),
                row.getString("fed_by"),
                row.getObject("fed_at", OffsetDateTime.class).toInstant(),
                change.filter(Sample.Change::withdrawn).isPresent() ? Sample.State.WITHDRAWN : Sample.State.COUNTS,
                change));
    }

    private static Amount amount(Signal signal, long amount, @Nullable Long outOf) {
        return switch (signal.unit()) {
            case SHARE -> new Amount.Share(amount, outOf == null ? amount : outOf);
            case COUNT -> new Amount.Count(amount);
            case DURATION -> new Amount.Length(Duration.ofSeconds(amount));
        };
    }

    private static Optional<Sample.Change> change(ResultSet row) throws SQLException {
        var by = row.getString("changed_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Sample.Change(
                        row.getBoolean("withdrawn"),
                        by,
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()));
    }
}
