package io.drillmaster.plan;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The tables {@code exercise} and {@code install_target}. What senses ask as a {@link PlanIndex} is answered without sample
 * exercises: nothing that comes in can be about one.
 */
public final class PlanStore implements PlanIndex {
    private static final String EXERCISE = """
            select id, title, scenario_id, scenario_version, scenario_yaml, control, state, opens_at, closes_at,
              contact, insiders, objective_ttd_ms, objective_ttr_ms, created_by, created_at,
              torn_down_at, note, scope, opens_by_hand, team, host_class, variant, reflex, techniques,
              attack_version, sample
            from exercise
            """;

    private final Jdbi jdbi;

    /** On a migrated database. */
    public PlanStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** For services that write here and elsewhere in one transaction. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * Adds an exercise in state PLANNED.
     *
     * @param draft its plan's id is not read: the database gives the number
     */
    public ExerciseId add(Handle handle, Exercise draft) {
        var plan = draft.plan();
        var number = handle.createQuery("""
                        insert into exercise (title, scenario_id, scenario_version, scenario_yaml, control, state,
                          opens_at, closes_at, contact, insiders, objective_ttd_ms, objective_ttr_ms,
                          created_by, created_at, note, scope, opens_by_hand, team, host_class, variant, reflex, techniques,
                          attack_version, sample)
                        values (:title, :scenario, :version, :yaml, :control, 'PLANNED', :opens, :closes, :contact,
                          :insiders, :ttd, :ttr, :by, :at, :note, :scope, :byHand, :team, :hostClass, :variant, :reflex,
                          :techniques, :attackVersion, :sample)
                        returning id
                        """)
                .bind("title", plan.title())
                .bind("scenario", plan.scenarioId())
                .bind("version", plan.scenarioVersion())
                .bind("yaml", draft.scenarioYaml())
                .bind("control", plan.control())
                .bind("opens", utc(plan.window().opensAt()))
                .bind("closes", utc(plan.window().closesAt()))
                .bind("contact", draft.contact())
                .bind("insiders", plan.insiders().stream().sorted().toArray(String[]::new))
                .bind("ttd", plan.objective().ttd().map(Duration::toMillis).orElse(null))
                .bind("ttr", plan.objective().ttr().map(Duration::toMillis).orElse(null))
                .bind("by", draft.createdBy())
                .bind("at", utc(draft.createdAt()))
                .bind("note", draft.note())
                .bind("scope", draft.scope().toArray(String[]::new))
                .bind("byHand", draft.opensByHand())
                .bind("team", draft.labels().team())
                .bind("hostClass", draft.labels().hostClass())
                .bind("variant", draft.labels().variant())
                .bindArray("reflex", String.class, draft.coverage().reflex())
                .bindArray("techniques", String.class, draft.coverage().techniques())
                .bind("attackVersion", draft.coverage().attackVersion())
                .bind("sample", draft.sample())
                .mapTo(Long.class)
                .one();
        var ordinal = 0;
        for (var target : plan.targets()) {
            handle.createUpdate("""
                            insert into install_target (token, exercise_id, ordinal, name, ecosystem, package_name,
                              package_version, marker_path, vector, actions, sleep_ms, republish,
                              registry, command)
                            values (:token, :exercise, :ordinal, :name, :ecosystem, :package, :version, :marker,
                              :vector, :actions, :sleep, :republish, :registry, :command)
                            """)
                    .bind("token", target.token().value())
                    .bind("exercise", number)
                    .bind("ordinal", ordinal)
                    .bind("name", target.name())
                    .bind("ecosystem", target.ecosystem().id())
                    .bind("package", target.packageName())
                    .bind("version", target.packageVersion())
                    .bind("marker", target.markerPath())
                    .bind(
                            "actions",
                            target.actions().stream().map(Enum::name).sorted().toArray(String[]::new))
                    .bind("vector", target.vector().id())
                    .bind("sleep", target.sleep().toMillis())
                    .bind("republish", target.republish())
                    .bind("registry", target.registry())
                    .bind("command", draft.commands().get(ordinal))
                    .execute();
            ordinal++;
        }
        return new ExerciseId(number);
    }

    /** One exercise. */
    public Optional<Exercise> find(ExerciseId id) {
        return jdbi.withHandle(handle -> find(handle, id, ""));
    }

    /**
     * One exercise, locked until the transaction ends. NO KEY: rows of evidence that refer to the exercise may still be
     * added meanwhile, or whoever holds this lock and then appends would wait for an appender that waits for them.
     */
    public Optional<Exercise> lock(Handle handle, ExerciseId id) {
        return find(handle, id, " for no key update");
    }

    /**
     * Whether any exercise, of whatever state, has a package of this name; spellings that PyPI reads as one are one. The
     * packages of samples are published nowhere, so their names are nobody's.
     */
    public boolean targets(Ecosystem ecosystem, String packageName) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (
                          select 1 from install_target t
                          where ecosystem = :ecosystem
                            and not exists (select 1 from exercise e where e.id = t.exercise_id and e.sample)
                            and lower(regexp_replace(package_name, '[-_.]+', '-', 'g'))
                              = lower(regexp_replace(:name, '[-_.]+', '-', 'g')))
                        """)
                .bind("ecosystem", ecosystem.id())
                .bind("name", packageName)
                .mapTo(Boolean.class)
                .one());
    }

    /** All of them, latest first. */
    public List<Exercise> all() {
        return list(EXERCISE + " order by opens_at desc, id desc", Map.of());
    }

    /** Those that are planned or running, or whose clean-up was not done; latest first. */
    public List<Exercise> unsettled() {
        return list(
                EXERCISE + " where state in ('PLANNED', 'RUNNING') or torn_down_at is null"
                        + " order by opens_at desc, id desc",
                Map.of());
    }

    /** Those that are planned or running, latest first. */
    public List<Exercise> unfinished() {
        return list(EXERCISE + " where state in ('PLANNED', 'RUNNING') order by opens_at desc, id desc", Map.of());
    }

    /** How many are over. */
    public int countFinished() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from exercise where state in ('CLOSED', 'ABORTED')")
                        .mapTo(Integer.class)
                        .one());
    }

    /** Those that are over, latest first, but for the first {@code skipped}. */
    public List<Exercise> finished(int skipped, int limit) {
        return list(
                EXERCISE
                        + " where state in ('CLOSED', 'ABORTED') order by opens_at desc, id desc limit :limit offset :skipped",
                Map.of("limit", limit, "skipped", skipped));
    }

    /** The last of one scenario, latest first. */
    public List<Exercise> ofScenario(String scenario, int limit) {
        return list(
                EXERCISE + " where scenario_id = :scenario order by opens_at desc, id desc limit :limit",
                Map.of("scenario", scenario, "limit", limit));
    }

    /** Those whose window is open. */
    public List<Exercise> running() {
        return list(EXERCISE + " where state = 'RUNNING' order by id", Map.of());
    }

    @Override
    public Optional<ExercisePlan> byToken(Token token) {
        return list(
                        EXERCISE
                                + " where id = (select exercise_id from install_target where token = :token) and not sample",
                        Map.of("token", token.value()))
                .stream()
                .map(Exercise::plan)
                .findFirst();
    }

    /** Uses index exercise_by_time. */
    @Override
    public List<ExercisePlan> aroundTime(Instant moment) {
        return list(
                        EXERCISE
                                + " where state <> 'PLANNED' and not sample and opens_at <= :moment and closes_at > :moment - interval '"
                                + STILL_MATTERS.toDays() + " days' order by id",
                        Map.of("moment", utc(moment)))
                .stream()
                .map(Exercise::plan)
                .toList();
    }

    /** Uses index install_target_by_name, so that the cost is that of the words and not that of what is open. */
    @Override
    public List<ExercisePlan> mentioned(Set<String> words, Instant moment) {
        return jdbi
                .withHandle(handle -> exercises(
                        handle,
                        handle.createQuery(EXERCISE + """
                        where state <> 'PLANNED' and not sample and opens_at <= :moment
                          and closes_at > :moment - make_interval(days => :days)
                          and id in (
                            select exercise_id from install_target where drill_name(package_name) = any (:words)
                            union all
                            select exercise_id from install_target where token = any (:words))
                        order by id
                        """)
                                .bind("moment", utc(moment))
                                .bind("days", (int) STILL_MATTERS.toDays())
                                .bindArray("words", String.class, List.copyOf(words))))
                .stream()
                .map(Exercise::plan)
                .toList();
    }

    /** Started exercises whose window is at most this far from the moment, the nearest first. */
    public List<Exercise> near(Instant moment, Duration reach, int limit) {
        return jdbi.withHandle(handle -> exercises(
                handle,
                handle.createQuery(EXERCISE + """
                        where state <> 'PLANNED' and not sample and opens_at <= :last and closes_at >= :first
                        order by greatest(opens_at - :moment, :moment - closes_at), id
                        limit :limit
                        """)
                        .bind("moment", utc(moment))
                        .bind("first", utc(moment.minus(reach)))
                        .bind("last", utc(moment.plus(reach)))
                        .bind("limit", limit)));
    }

    /**
     * Started exercises whose packages may act at one of these places, and whose window has not ended before the moment.
     * (Index exercise_by_scope.)
     */
    public List<Exercise> inScope(Collection<String> places, Instant notOverAt) {
        return jdbi.withHandle(handle -> exercises(
                handle,
                handle.createQuery(EXERCISE + """
                        where scope && cast(:places as text[]) and state <> 'PLANNED' and not sample
                          and closes_at >= :moment
                        order by id
                        """)
                        .bindArray("places", String.class, List.copyOf(places))
                        .bind("moment", utc(notOverAt))));
    }

    /** Moves the window. */
    public void setWindow(Handle handle, ExerciseId id, Window window) {
        handle.execute(
                "update exercise set opens_at = ?, closes_at = ? where id = ?",
                utc(window.opensAt()),
                utc(window.closesAt()),
                id.number());
    }

    /** Moves the exercise on. */
    public void setState(Handle handle, ExerciseId id, ExerciseState state) {
        handle.execute("update exercise set state = ? where id = ?", state.name(), id.number());
    }

    /** The registry had to raise the version: that of the scenario was used before. The command names the new one too. */
    public void setVersion(Handle handle, Token token, String version) {
        handle.createUpdate("""
                        update install_target set package_version = :version,
                          command = replace(replace(command,
                            package_name || '==' || package_version, package_name || '==' || :version),
                            package_name || '@' || package_version, package_name || '@' || :version)
                        where token = :token
                        """)
                .bind("version", version)
                .bind("token", token.value())
                .execute();
    }

    /** Clean-up was done. */
    public void setTornDown(Handle handle, ExerciseId id, Instant at) {
        handle.execute("update exercise set torn_down_at = ? where id = ?", utc(at), id.number());
    }

    private Optional<Exercise> find(Handle handle, ExerciseId id, String suffix) {
        return exercises(
                        handle,
                        handle.createQuery(EXERCISE + " where id = :id" + suffix)
                                .bind("id", id.number()))
                .stream()
                .findFirst();
    }

    private List<Exercise> list(String sql, Map<String, Object> values) {
        return jdbi.withHandle(
                handle -> exercises(handle, handle.createQuery(sql).bindMap(values)));
    }

    /** The exercises of a query, in its order, with all their targets in one more query. */
    private static List<Exercise> exercises(Handle handle, Query query) {
        var rows = query.map((row, context) -> ExerciseRow.of(row)).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var targets = handle
                .createQuery(
                        "select * from install_target where exercise_id = any (:ids) order by exercise_id, ordinal")
                .bindArray(
                        "ids",
                        Long.class,
                        rows.stream().map(row -> row.id().number()).toList())
                .map((row, context) -> TargetRow.of(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(TargetRow::exercise));
        return rows.stream()
                .map(row -> row.finish().with(targets.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
