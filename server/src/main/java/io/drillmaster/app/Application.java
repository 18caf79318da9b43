package io.drillmaster.app;

import io.drillmaster.alert.AlertSourceService;
import io.drillmaster.alert.Attributor;
import io.drillmaster.alert.BlindSensors;
import io.drillmaster.alert.HookReceiver;
import io.drillmaster.alert.NearMisses;
import io.drillmaster.alert.Responders;
import io.drillmaster.alert.ResponseCounter;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.canary.DnsServer;
import io.drillmaster.canary.MarkerPoller;
import io.drillmaster.canary.ProbeEndpoint;
import io.drillmaster.canary.ProbeKeyService;
import io.drillmaster.canary.VisitServer;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.Database;
import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.db.EmbeddedDatabase;
import io.drillmaster.db.Notifications;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.detections.Signs;
import io.drillmaster.evidence.AlertLogStore;
import io.drillmaster.evidence.DiskSpace;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Follower;
import io.drillmaster.evidence.HitIntake;
import io.drillmaster.evidence.HitSettings;
import io.drillmaster.evidence.HitStore;
import io.drillmaster.evidence.Inbox;
import io.drillmaster.evidence.InboxSettings;
import io.drillmaster.evidence.LogWriter;
import io.drillmaster.evidence.SightingStore;
import io.drillmaster.exercise.Conductor;
import io.drillmaster.exercise.DrillSettings;
import io.drillmaster.exercise.ExerciseRegistry;
import io.drillmaster.exercise.HarmlessPackages;
import io.drillmaster.exercise.OutsidePublication;
import io.drillmaster.exercise.Planner;
import io.drillmaster.exercise.ResponseLinks;
import io.drillmaster.exercise.Statements;
import io.drillmaster.gap.GapService;
import io.drillmaster.identity.Identity;
import io.drillmaster.live.LiveHub;
import io.drillmaster.live.RoomHub;
import io.drillmaster.live.TimeKeeper;
import io.drillmaster.origin.Ownership;
import io.drillmaster.origin.PackageSigning;
import io.drillmaster.origin.SigningKeys;
import io.drillmaster.pages.AlertListing;
import io.drillmaster.pages.AlertPages;
import io.drillmaster.pages.AlertSourcePages;
import io.drillmaster.pages.CanaryPages;
import io.drillmaster.pages.CiRunPages;
import io.drillmaster.pages.DetectionPages;
import io.drillmaster.pages.EvidencePages;
import io.drillmaster.pages.ExercisePages;
import io.drillmaster.pages.ExportPages;
import io.drillmaster.pages.GapPages;
import io.drillmaster.pages.HelpPages;
import io.drillmaster.pages.IsThisOursPages;
import io.drillmaster.pages.JudgingPages;
import io.drillmaster.pages.LurePages;
import io.drillmaster.pages.MselDraftPages;
import io.drillmaster.pages.MselFormPages;
import io.drillmaster.pages.MselPages;
import io.drillmaster.pages.MselTextPages;
import io.drillmaster.pages.NewExercisePages;
import io.drillmaster.pages.OnePagerPages;
import io.drillmaster.pages.PackageDocumentPages;
import io.drillmaster.pages.PeoplePages;
import io.drillmaster.pages.ReadinessApi;
import io.drillmaster.pages.ReadinessPages;
import io.drillmaster.pages.RegistryPages;
import io.drillmaster.pages.Renderer;
import io.drillmaster.pages.RespondPages;
import io.drillmaster.pages.ReviewPages;
import io.drillmaster.pages.RoomActs;
import io.drillmaster.pages.RoomFeedbackPages;
import io.drillmaster.pages.RoomJoinPages;
import io.drillmaster.pages.RoomPages;
import io.drillmaster.pages.RoomRenderer;
import io.drillmaster.pages.SamplePages;
import io.drillmaster.pages.ScenarioPages;
import io.drillmaster.pages.SignInPages;
import io.drillmaster.pages.TabletopActs;
import io.drillmaster.pages.TabletopCodingActs;
import io.drillmaster.pages.TabletopConsolePages;
import io.drillmaster.pages.TabletopDrills;
import io.drillmaster.pages.TabletopEvaluatePages;
import io.drillmaster.pages.TabletopPages;
import io.drillmaster.pages.TabletopPlanPages;
import io.drillmaster.pages.TabletopRecordActs;
import io.drillmaster.pages.TabletopReportPages;
import io.drillmaster.pages.TabletopScreenPages;
import io.drillmaster.pages.Templates;
import io.drillmaster.pages.TrendLook;
import io.drillmaster.pages.TrendPages;
import io.drillmaster.pages.TrendTabletopPanel;
import io.drillmaster.pages.VerdictPages;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.plan.Step;
import io.drillmaster.readiness.ReadinessKeys;
import io.drillmaster.readiness.ReadinessService;
import io.drillmaster.registry.CargoEndpoint;
import io.drillmaster.registry.NpmEndpoint;
import io.drillmaster.registry.NpmPublishing;
import io.drillmaster.registry.NpmService;
import io.drillmaster.registry.PassThrough;
import io.drillmaster.registry.PypiEndpoint;
import io.drillmaster.registry.PypiUpload;
import io.drillmaster.registry.RegistryAccess;
import io.drillmaster.registry.RegistryCatalog;
import io.drillmaster.registry.RegistryStore;
import io.drillmaster.registry.RubyGemsEndpoint;
import io.drillmaster.registry.UploadPlaces;
import io.drillmaster.registry.publish.DnsAliases;
import io.drillmaster.registry.publish.Publishers;
import io.drillmaster.registry.publish.ReceiptStore;
import io.drillmaster.registry.publish.Registries;
import io.drillmaster.review.ReviewService;
import io.drillmaster.sample.Samples;
import io.drillmaster.scenarios.ScenarioLibrary;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.schedule.QuartzTimetable;
import io.drillmaster.tabletop.LiveDrill;
import io.drillmaster.tabletop.PastTabletops;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.tabletop.authoring.MselDrafts;
import io.drillmaster.tabletop.authoring.MselLibraryService;
import io.drillmaster.trend.Annotations;
import io.drillmaster.verdict.Results;
import io.drillmaster.verdict.Verdicts;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: makes every part, hands each what it needs, starts them in order and stops them in the opposite
 * one. Nobody else knows everybody.
 */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final int CONNECTIONS = 16;
    private static final int STEP_THREADS = 3;

    private final Closing closing;
    private final URI address;
    private final WebServer web;
    private final Inbox inbox;
    private final int dnsPort;
    private final VisitServer visits;
    private final Parts parts;

    /** What a program in the same process may use besides the web: the demonstration, tests. */
    public record Parts(
            PlanStore plans,
            EvidenceStore evidence,
            Verdicts verdicts,
            Planner planner,
            Conductor conductor,
            Identity identity,
            AlertSourceService alertSources,
            ResponseLinks responseLinks,
            GapService gaps,
            ReviewService reviews,
            ExerciseRegistry registry,
            Inbox inbox,
            Samples samples,
            Tabletops tabletops,
            InstantSource clock) {}

    private Application(Settings settings, @Nullable String demoBanner, InstantSource clock, Closing closing)
            throws IOException, SQLException {
        // Ground.
        this.closing = closing;
        OwnerOnly.directory(settings.dataDirectory());
        var database = closing.add(Database.open(databaseAddress(settings), CONNECTIONS));
        var jdbi = database.jdbi();
        var reserved = closing.add(new ReservedPort(settings.httpHost(), settings.httpPort()));
        var port = reserved.port();
        address = settings.baseUrl().orElseGet(() -> URI.create(settings.address(port)));

        // Core.
        var evidence = new EvidenceStore(jdbi);
        var sightings = new SightingStore(jdbi);
        var plans = new PlanStore(jdbi);
        var verdicts = new Verdicts(jdbi, plans, evidence, clock);
        var results = new Results(jdbi);
        var completed = results.complete();
        if (completed > 0) {
            LOG.info("made the results of {} exercises again from their measurements", completed);
        }
        var identity = new Identity(jdbi, clock);
        var disk = closing.add(DiskSpace.watch(settings.dataDirectory()));
        inbox = closing.add(Inbox.open(
                InboxSettings.in(settings.dataDirectory().resolve("inbox.db")), new LogWriter(evidence), disk));

        var hitStore = new HitStore(jdbi, evidence);
        var hits = closing.add(
                HitIntake.open(HitSettings.in(settings.dataDirectory().resolve("hits.db")), hitStore));

        // Senses.
        var dns = closing.add(DnsServer.start(settings.dns(), hits, settings.declaredNetworks(), clock));
        dnsPort = dns.port();
        visits = closing.add(
                VisitServer.start(settings.visits(), settings.contact(), settings.declaredNetworks(), inbox, clock));
        var localMarkers = new LocalMarkers(plans, settings.watchLocalMarkers(), settings.markerMounts());
        var poller =
                closing.add(MarkerPoller.start(localMarkers::watches, inbox, clock, settings.markerPollInterval()));
        var probeKeys = closing.add(new ProbeKeyService(plans, clock));
        var registry = new RegistryStore(jdbi);
        var catalog = new RegistryCatalog(registry);
        var access = new RegistryAccess(registry, settings.registry().access());
        var uploads = new UploadPlaces();
        var upstreams = new PassThrough(registry, plans, settings.registry());
        var receipts = new ReceiptStore(jdbi);
        var publishers = Publishers.of(settings.publishPolicy(), BuildVersion.current(), DnsAliases.ofThisMachine());
        var registries = new Registries(
                settings.registries().stream().map(publishers::to).toList(), settings.publishPolicy(), receipts, clock);
        var alertSources = closing.add(new AlertSourceService(jdbi, AlertSources.ALL, address, clock));
        var hooks = new HookReceiver(AlertSources.ALL, alertSources, inbox, clock);
        var attributor = new Attributor(plans, evidence::exerciseOfCiRun, evidence, clock);
        var blindSensors = new BlindSensors(plans, evidence);
        var responders = new Responders(settings.ignoredPeople(), identity::loginOf);
        var responses = new ResponseCounter(plans, evidence::exerciseOfCiRun, evidence, responders, clock);

        var keys = SigningKeys.open(jdbi, settings.signingKeyFile().map(OwnSigningKey::load), clock);
        var signing = new PackageSigning(jdbi, keys, BuildVersion.current());

        // Features.
        var dnsRoute = settings.dnsRoute(dns.port());
        var drill = new DrillSettings(
                settings.dnsZone(),
                dnsRoute,
                settings.drillConnect().or(visits::forDrillPackages),
                settings.drillScope(),
                settings.markerDirectory(),
                settings.contact(),
                settings.registry().pypiUpstream().isPresent(),
                address.toString());
        var scenarios = settings.scenariosDirectory().map(ScenarioLibrary::of).orElseGet(ScenarioLibrary::ofShipped);
        var timetable = closing.add(new QuartzTimetable(database.dataSource(), clock, STEP_THREADS));
        var tabletops = new Tabletops(jdbi, clock);
        var gaps = new GapService(jdbi, plans, results, new TabletopRecords(tabletops), clock);
        var reviews = new ReviewService(jdbi, plans, evidence, verdicts, gaps::propose, clock);
        var harmless = new HarmlessPackages(registry, receipts, plans, signing, drill);
        var planner = new Planner(plans, scenarios, timetable, registries, harmless, drill, clock);
        var outside = new OutsidePublication(registries, receipts, plans, evidence, clock);
        var conductor = new Conductor(
                plans,
                evidence,
                registry,
                verdicts,
                timetable,
                exercise -> localMarkers.check(exercise, poller),
                new OwnIndexLook(address.toString(), settings.listeningAddress(port), catalog),
                outside,
                signing,
                drill,
                reviews::draft,
                clock);
        var annotations = new Annotations(jdbi, clock);
        var samples = new Samples(jdbi);
        var msels = new MselLibraryService(jdbi, MselLibrary.ofShipped(), clock);
        var mselDrafts = new MselDrafts(jdbi, msels, clock);
        var statements = new Statements(plans, evidence, clock);
        var responseLinks = new ResponseLinks(jdbi, plans, evidence, clock);
        var readiness = new ReadinessService(jdbi, clock);
        var readinessKeys = new ReadinessKeys(jdbi, clock);
        var exerciseRegistry = new ExerciseRegistry(registry, plans, clock);
        timetable.on(Step.OPEN, conductor::open);
        timetable.on(Step.CLOSE, conductor::close);
        timetable.everyHour(outside::sweep);

        // Who hears of new evidence.
        var live = new LiveHub<ExerciseId>();
        var tabletopLive = new LiveHub<TabletopId>();
        var attribution = closing.add(new Follower(jdbi, evidence, "attribution", (handle, rows) -> {
            attributor.read(handle, rows);
            blindSensors.read(handle, rows);
        }));
        var responding = closing.add(new Follower(jdbi, evidence, "responses", responses));
        var measuring = closing.add(new Follower(jdbi, evidence, "measurement", verdicts::read));
        var reviewing = closing.add(new Follower(jdbi, evidence, "review", reviews::redraft));
        var news = closing.add(Notifications.listen(database.address(), EvidenceStore.CHANNEL));
        news.subscribe(heard -> {
            attribution.wake();
            responding.wake();
            measuring.wake();
            reviewing.wake();
            live.changed(ExerciseId.parse(heard));
        });

        // Faces.
        var templates = new Templates();
        var renderer = new Renderer(templates, BuildVersion.current(), demoBanner, disk::warning, clock);
        var base = address.toString();
        var trendLook = new TrendLook(results, annotations, gaps, settings.attackCatalogue());
        var roomRenderer = new RoomRenderer(templates);
        var roomHub = new RoomHub(tabletops, roomRenderer::story);
        var roomNews = closing.add(Notifications.listen(database.address(), Tabletops.CHANNEL));
        roomNews.subscribe(heard -> {
            roomHub.changed(TabletopId.parse(heard));
            tabletopLive.changed(TabletopId.parse(heard));
        });
        var presenceNews = closing.add(Notifications.listen(database.address(), Tabletops.PRESENCE_CHANNEL));
        presenceNews.subscribe(heard -> tabletopLive.changed(TabletopId.parse(heard)));
        var tabletopReport = new TabletopReportPages(tabletops, gaps, renderer, clock);
        var room = new RoomPages(tabletops, roomHub, roomRenderer, templates, BuildVersion.current());
        var mselText = new MselTextPages(msels, mselDrafts, renderer);
        var faces = new Faces(
                new SignInPages(identity, renderer),
                new ExercisePages(
                        plans,
                        evidence,
                        sightings,
                        verdicts,
                        results,
                        samples,
                        statements,
                        conductor,
                        live,
                        renderer,
                        base,
                        exerciseRegistry,
                        access.mode(),
                        probeKeys),
                new JudgingPages(statements),
                new NewExercisePages(
                        registries,
                        scenarios,
                        results,
                        planner,
                        identity,
                        renderer,
                        inWords(dnsRoute),
                        settings.contact(),
                        settings.drillScope()),
                new EvidencePages(evidence, hitStore, statements, renderer),
                new DetectionPages(
                        plans,
                        Signs.general(drill.zone(), drill.dnsRoute(), drill.canary(), drill.markerDirectory()),
                        renderer),
                new VerdictPages(plans, evidence, verdicts, renderer),
                new ReviewPages(plans, evidence, verdicts, reviews, gaps, renderer, base, clock),
                new GapPages(gaps, renderer, clock),
                new TrendPages(
                        trendLook,
                        new TrendTabletopPanel(new PastTabletops(jdbi), gaps, templates),
                        annotations,
                        templates,
                        renderer,
                        clock),
                new ExportPages(results, scenarios, settings.attackCatalogue(), plans, address, clock),
                new OnePagerPages(trendLook, templates, clock),
                new ScenarioPages(scenarios, plans, renderer),
                new MselPages(msels, mselDrafts, mselText, renderer),
                new MselDraftPages(mselDrafts, renderer),
                new MselFormPages(mselDrafts, scenarios, renderer),
                mselText,
                new LurePages(settings.publishPolicy().names(), renderer),
                new HelpPages(renderer),
                new IsThisOursPages(new Ownership(jdbi, plans, settings.dns().zones()), renderer),
                new PackageDocumentPages(signing, keys),
                new AlertPages(
                        new AlertListing(
                                new AlertLogStore(jdbi), evidence, new NearMisses(plans, evidence, clock), verdicts),
                        evidence,
                        statements,
                        renderer),
                new AlertSourcePages(
                        alertSources, settings.trustedProxies().map(TrustedProxies::header), clock, renderer),
                new CanaryPages(
                        sightings,
                        evidence,
                        plans,
                        inbox,
                        hits,
                        disk,
                        CanaryListeners.of(settings.dns(), dns, visits),
                        settings.declaredNetworks(),
                        renderer,
                        clock),
                new PeoplePages(identity, renderer, base),
                new RegistryPages(registries, receipts, outside, renderer),
                new PypiEndpoint(catalog, access, upstreams, inbox, clock),
                new PypiUpload(registry, access, uploads, clock),
                new NpmEndpoint(catalog, access, upstreams, inbox, clock, address),
                new NpmPublishing(registry, access, uploads, clock),
                new NpmService(catalog, access, clock, address),
                new CargoEndpoint(catalog, access, inbox, clock, address),
                new RubyGemsEndpoint(catalog, access, inbox, clock),
                new HookEndpoint(hooks, settings.trustedProxies()),
                new RespondPages(responseLinks, templates, base),
                new ProbeRoutes(new ProbeEndpoint(probeKeys, inbox, clock, address)),
                new CiRunPages(statements, probeKeys),
                new ReadinessPages(readiness, readinessKeys, results, renderer, base),
                new ReadinessApi(readiness, readinessKeys),
                new SamplePages(samples),
                new TabletopPages(
                        tabletops,
                        () -> msels.list().stream()
                                .map(there -> msels.get(there.id()).msel())
                                .toList(),
                        new TabletopDrills(plans, evidence, verdicts),
                        renderer),
                new TabletopConsolePages(tabletops, tabletopLive, renderer, base),
                new TabletopActs(tabletops, gaps),
                new TabletopRecordActs(tabletops),
                new TabletopScreenPages(tabletops, renderer, base),
                new TabletopEvaluatePages(tabletops, renderer),
                new TabletopCodingActs(tabletops),
                tabletopReport,
                new TabletopPlanPages(gaps, tabletopReport),
                new RoomJoinPages(tabletops, templates, BuildVersion.current(), clock),
                room,
                new RoomFeedbackPages(tabletops, templates, BuildVersion.current()),
                new RoomActs(tabletops, room),
                new Health(database, inbox, hits, disk, visits));

        // Go.
        attribution.start();
        responding.start();
        measuring.start();
        reviewing.start();
        reserved.close();
        web = closing.add(WebServer.start(
                settings.httpHost(), port, faces, new Guard(identity, settings.secureCookies()), new Errors(renderer)));
        closing.add(tabletopLive);
        closing.add(live); // stopped before the web server, which would wait for the browsers that watch
        closing.add(roomHub); // the same
        closing.add(new TimeKeeper(tabletops, new LiveDrill(tabletops, plans, verdicts)));
        conductor.resume();
        timetable.start();
        parts = new Parts(
                plans,
                evidence,
                verdicts,
                planner,
                conductor,
                identity,
                alertSources,
                responseLinks,
                gaps,
                reviews,
                exerciseRegistry,
                inbox,
                samples,
                tabletops,
                clock);
        LOG.info(
                "serving {}, canary zones {} on port {}",
                address,
                settings.dns().zones(),
                dns.port());
    }

    /**
     * Starts a server. What had started when something fails is stopped again.
     *
     * @param demoBanner a sentence for every page that names the stand-ins at work; null outside the demonstration
     */
    public static Application start(Settings settings, @Nullable String demoBanner, InstantSource clock) {
        var closing = new Closing();
        try {
            return new Application(settings, demoBanner, clock, closing);
        } catch (IOException | SQLException e) {
            closing.close();
            throw new IllegalStateException(
                    "the server in " + settings.dataDirectory() + " cannot start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /** Address of the pages, without a slash at its end. */
    public URI address() {
        return address;
    }

    /** Port of the pages. */
    public int httpPort() {
        return web.port();
    }

    /** Port of the canary's name server, by UDP and TCP. */
    public int dnsPort() {
        return dnsPort;
    }

    /** The canary's listeners for HTTP, HTTPS and TCP. */
    public VisitServer visits() {
        return visits;
    }

    /** For programs in the same process. */
    public Parts parts() {
        return parts;
    }

    /** A fresh secret for the one-time set-up link; empty when there is an administrator. */
    public Optional<String> setupSecret() {
        return parts.identity().needsSetup() ? Optional.of(parts.identity().newSetupSecret()) : Optional.empty();
    }

    @Override
    public void close() {
        closing.close();
    }

    WebServer web() {
        return web;
    }

    private DatabaseAddress databaseAddress(Settings settings) {
        return settings.database()
                .orElseGet(() -> closing.add(
                                EmbeddedDatabase.start(settings.dataDirectory().resolve("postgres")))
                        .address());
    }

    private static String inWords(DnsRoute route) {
        if (route instanceof DnsRoute.Direct direct) {
            return "Drill packages ask this server's canary directly, at " + direct.address() + " port " + direct.port()
                    + ".";
        }
        return "Drill packages look their name up through the resolver of the machine that installs them, as real"
                + " malware would.";
    }
}
