package io.drillmaster.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.drillmaster.db.Database;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The house: its floors, and what may stand where. */
@AnalyzeClasses(packages = "io.drillmaster", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.drillmaster.";

    /** From the ground up, the two libraries first. A package may use those of lower floors only. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("drillpackages"),
            Set.of("scenarios"),
            Set.of("common", "statistics", "drawing"),
            Set.of("db"),
            Set.of("measure", "plan", "evidence", "identity", "attack"),
            Set.of("registry", "canary", "alert", "verdict", "origin"),
            Set.of("exercise", "review", "gap", "trend", "schedule", "readiness", "sample", "export", "tabletop"),
            Set.of("live"),
            Set.of("pages"),
            Set.of("app"),
            Set.of("demo", "doctor"),
            Set.of("cli"));

    private static final Map<String, Integer> FLOOR_OF = floors();

    @ArchTest
    static final ArchRule importsGoDownwards = classes().should(new ArchCondition<>("use lower floors only") {
        @Override
        public void check(JavaClass from, ConditionEvents events) {
            for (var dependency : from.getDirectDependenciesFromSelf()) {
                var to = dependency.getTargetClass().getBaseComponentType();
                if (to.getPackageName().startsWith(ROOT) && !mayUse(from, to)) {
                    events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
                }
            }
        }
    });

    @ArchTest
    static final ArchRule noPackagesUseEachOtherInACircle =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static void everyPackageHasAFloor(JavaClasses all) {
        assertThat(rooms(all)).isEqualTo(new TreeSet<>(FLOOR_OF.keySet()));
    }

    @ArchTest
    static void packagesAreNamedAfterTheDomain(JavaClasses all) {
        assertThat(packages(all).stream().flatMap(name -> Arrays.stream(name.split("\\."))))
                .doesNotContain("util", "utils", "helper", "helpers", "impl", "model", "dto", "misc", "base", "core");
    }

    @ArchTest
    static void everyPackageIsNullMarkedAndSaysWhatItIs(JavaClasses all) {
        assertThat(packages(all))
                .allSatisfy(name -> assertThat(all.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .as(name)
                        .isTrue());
    }

    @ArchTest
    static final ArchRule measuringIsPure = noClasses()
            .that()
            .resideInAPackage(ROOT + "measure..")
            .should()
            .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations..",
                    ROOT + "measure..",
                    ROOT + "plan..",
                    ROOT + "evidence..",
                    ROOT + "common..",
                    ROOT + "drillpackages..")));

    /** Time comes in as an InstantSource; only an entry of the program takes the machine's. */
    @ArchTest
    static final ArchRule onlyTheEntryAsksTheMachineForTheTime = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "app..", ROOT + "cli..")
            .should()
            .callMethodWhere(describe("asks for the present time", ArchitectureTest::asksForTheTime));

    /**
     * SQL is text in the store that owns the table; COPY, which JDBI does not know, stands in a class beside it. The
     * follower's cursor is the follower's own; db has what belongs to no
     * table; Quartz gets its connections, but brings its own SQL.
     */
    @ArchTest
    static final ArchRule sqlIsInStores = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            .doNotHaveFullyQualifiedName("io.drillmaster.evidence.Follower")
            .and()
            .doNotHaveFullyQualifiedName("io.drillmaster.evidence.EvidenceCopy")
            .and()
            .resideOutsideOfPackage(ROOT + "db..")
            .should()
            .callMethodWhere(describe("runs SQL through JDBI", ArchitectureTest::runsSql));

    /**
     * The inbox is a SQLite file of its own, which JDBI's pool does not know; commands for a server that runs ask only whether
     * the embedded server listens, before it would start one.
     */
    @ArchTest
    static final ArchRule jdbcIsForTheInboxTheHitsAndForQuartz = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Inbox")
            .and()
            .haveSimpleNameNotStartingWith("Hit")
            .and()
            .doNotHaveFullyQualifiedName("io.drillmaster.evidence.EvidenceCopy")
            .and()
            .doNotHaveFullyQualifiedName("io.drillmaster.schedule.PooledConnections")
            .and()
            .doNotHaveFullyQualifiedName("io.drillmaster.cli.RunningDatabase")
            .and()
            .resideOutsideOfPackage(ROOT + "db..")
            .should()
            .dependOnClassesThat(describe(
                    "open connections or run statements",
                    type -> type.getPackageName().equals("java.sql")
                            && Set.of("DriverManager", "Connection", "Statement", "PreparedStatement")
                                    .contains(type.getSimpleName())));

    @ArchTest
    static final ArchRule onlyTheCompositionRootOpensTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "app..", ROOT + "cli..", ROOT + "db..")
            .should()
            .callMethodWhere(describe(
                    "opens a database",
                    call -> call.getTargetOwner().isEquivalentTo(Database.class)
                            && call.getName().equals("open")));

    @ArchTest
    static final ArchRule webServersContextStaysAtTheRim = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "app..", ROOT + "pages..", ROOT + "live..", ROOT + "registry..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.javalin.."));

    private static boolean mayUse(JavaClass from, JavaClass to) {
        var room = room(from);
        var other = room(to);
        if (room.equals(other) || floor(other) < floor(room)) {
            return true;
        }
        return room.equals("measure") && Set.of("plan", "evidence").contains(other) && isData(to);
    }

    /** A record, a closed list of values, or an interface that only such implement. */
    private static boolean isData(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || (type.isInterface() && type.getSubclasses().stream().allMatch(JavaClass::isRecord));
    }

    private static boolean asksForTheTime(JavaCall<?> call) {
        var owner = call.getTargetOwner();
        return (owner.getPackageName().startsWith("java.time") && call.getName().equals("now"))
                || (owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"))
                || (owner.isEquivalentTo(java.time.Clock.class)
                        && call.getName().startsWith("system"))
                || (owner.isEquivalentTo(java.time.InstantSource.class)
                        && call.getName().equals("system"));
    }

    private static boolean runsSql(JavaCall<?> call) {
        return call.getTargetOwner().getPackageName().startsWith("org.jdbi")
                && Set.of(
                                "createQuery",
                                "createUpdate",
                                "createBatch",
                                "prepareBatch",
                                "createCall",
                                "createScript",
                                "execute",
                                "select")
                        .contains(call.getName());
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.", -1)[0];
    }

    private static int floor(String room) {
        return FLOOR_OF.getOrDefault(room, Integer.MAX_VALUE);
    }

    private static Map<String, Integer> floors() {
        var floors = new HashMap<String, Integer>();
        for (var i = 0; i < FLOORS.size(); i++) {
            for (var room : FLOORS.get(i)) {
                floors.put(room, i);
            }
        }
        return floors;
    }

    private static Set<String> rooms(JavaClasses all) {
        return all.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> packages(JavaClasses all) {
        return all.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    }
}
