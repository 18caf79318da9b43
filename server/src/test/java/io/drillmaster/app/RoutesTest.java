package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import io.drillmaster.pages.Access;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what, asked of the running program's own router: a route that is added is asked too. */
class RoutesTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Set<HandlerType> ASKED = Set.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.DELETE,
            HandlerType.OPTIONS);
    private static final Map<Role, Person> PEOPLE = new HashMap<>();

    static {
        for (var role : Role.values()) {
            DRILLMASTER.account(login(role), role);
        }
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    /** A route as the router has it. */
    private record Route(HandlerType method, String path, Set<?> roles) {
        Access access() {
            return (Access) roles.iterator().next();
        }

        boolean reads() {
            return method.equals(HandlerType.GET) || method.equals(HandlerType.HEAD);
        }

        /** Its address, for things that do not exist: asking must change nothing. */
        String address() {
            return path.replace("{id}", "EX-9999")
                    .replace("{row}", "00000000-0000-0000-0000-000000000000")
                    .replace("{gap}", "GAP-9999")
                    .replaceAll("\\{[a-z0-9]+}", "0");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyRouteSaysOnceWhoMayUseIt() {
        assertThat(routes())
                .hasSizeGreaterThan(50)
                .allSatisfy(route -> assertThat(route.roles())
                        .as(route.toString())
                        .hasSize(1)
                        .hasOnlyElementsOfType(Access.class));
    }

    @Test
    void onlyTheWayInAndMachinesNeedNoSession() {
        assertThat(routes().stream()
                        .filter(route -> !route.access().needsSession())
                        .map(route -> route.reads() ? "GET " + route.path() : route.toString())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "GET /healthz",
                        "GET /static/{file}",
                        "GET /setup/{secret}",
                        "POST /setup/{secret}",
                        "GET /invite/{secret}",
                        "POST /invite/{secret}",
                        "GET /sign-in",
                        "POST /sign-in",
                        "POST /sign-out",
                        "GET /join",
                        "GET /join/{code}",
                        "POST /join/{code}",
                        "GET /room/{id}",
                        "GET /room/{id}/feedback",
                        "POST /room/{id}/feedback",
                        "GET /room/{id}/own",
                        "GET /room/{id}/events",
                        "POST /room/{id}/answer",
                        "POST /room/{id}/pass",
                        "POST /room/{id}/agree",
                        "POST /room/{id}/hand",
                        "POST /room/{id}/park",
                        "POST /room/{id}/ask",
                        "POST /room/{id}/done",
                        "GET /room/{id}/story",
                        "POST /room/{id}/writing",
                        "POST /room/{id}/decide",
                        "POST /room/{id}/note",
                        "POST /room/{id}/correct",
                        "POST /room/{id}/stop",
                        "POST /room/{id}/look-back",
                        "POST /room/{id}/vote",
                        "POST /room/{id}/role",
                        "POST /pypi/",
                        "GET /pypi/simple/",
                        "GET /pypi/simple/{project}/",
                        "GET /pypi/files/{project}/{sha256}/{filename}",
                        "GET /npm/-/ping",
                        "GET /npm/-/whoami",
                        "GET /npm/-/v1/search",
                        "POST /npm/-/v1/login",
                        "PUT /npm/-/user/{user}",
                        "GET /npm/-/npm/v1/keys",
                        "POST /npm/-/npm/v1/security/advisories/bulk",
                        "POST /npm/-/npm/v1/security/audits",
                        "POST /npm/-/npm/v1/security/audits/quick",
                        "GET /npm/-/package/@{scope}/{package}/dist-tags",
                        "GET /npm/-/package/{package}/dist-tags",
                        "PUT /npm/-/package/@{scope}/{package}/dist-tags/{tag}",
                        "PUT /npm/-/package/{package}/dist-tags/{tag}",
                        "DELETE /npm/-/package/@{scope}/{package}/dist-tags/{tag}",
                        "DELETE /npm/-/package/{package}/dist-tags/{tag}",
                        "GET /npm/@{scope}/{package}/-/{filename}",
                        "GET /npm/{package}/-/{filename}",
                        "GET /npm/@{scope}/{package}/{version}",
                        "GET /npm/@{scope}/{package}",
                        "GET /npm/{package}/{version}",
                        "GET /npm/{package}",
                        "PUT /npm/@{scope}/{package}",
                        "PUT /npm/{package}",
                        "PUT /npm/@{scope}/{package}/-rev/{rev}",
                        "PUT /npm/{package}/-rev/{rev}",
                        "DELETE /npm/@{scope}/{package}/-rev/{rev}",
                        "DELETE /npm/{package}/-rev/{rev}",
                        "DELETE /npm/@{scope}/{package}/-/{filename}/-rev/{rev}",
                        "DELETE /npm/{package}/-/{filename}/-rev/{rev}",
                        "GET /cargo/config.json",
                        "GET /cargo/{length}/{crate}",
                        "GET /cargo/{first}/{second}/{crate}",
                        "GET /cargo/crates/{crate}/{version}/download",
                        "GET /rubygems/",
                        "GET /rubygems/names",
                        "GET /rubygems/versions",
                        "GET /rubygems/info/{gem}",
                        "GET /rubygems/gems/{filename}",
                        "GET /rubygems/quick/Marshal.4.8/{filename}",
                        "GET /rubygems/specs.4.8.gz",
                        "GET /rubygems/latest_specs.4.8.gz",
                        "GET /rubygems/prerelease_specs.4.8.gz",
                        "POST /hooks/{source}/{key}",
                        "OPTIONS /hooks/{source}/{key}",
                        "GET /respond/{signed}",
                        "POST /respond/{signed}",
                        "GET /probe.sh",
                        "GET /probe.ps1",
                        "POST /probe/{key}",
                        "POST /probe/{key}/osquery",
                        "POST /probe/{key}/ci-run",
                        "POST /api/readiness");
    }

    @Test
    void viewersChangeNothingButTheirOwnAccount() {
        assertThat(routes().stream()
                        .filter(route -> !route.reads() && route.access() == Access.VIEWER)
                        .map(Route::path)
                        .filter(path -> !path.equals("/is-this-ours"))) // a question that is too large for an address
                .allMatch(path -> path.startsWith("/account/"));
    }

    @TestFactory
    List<DynamicTest> whoeverIsNotSignedInIsSentToTheDoor() {
        return dynamic(
                routes().stream().filter(route -> route.access().needsSession()).toList(), route -> {
                    var nobody = new Person(DRILLMASTER.address());
                    if (route.reads()) {
                        var answer = nobody.get(route.address());
                        assertThat(answer.statusCode()).isEqualTo(303);
                        assertThat(answer.headers().firstValue("Location").orElseThrow())
                                .startsWith("/sign-in?next=");
                    } else {
                        assertThat(nobody.submit("/sign-in", route.address(), Map.of())
                                        .statusCode())
                                .isEqualTo(401);
                    }
                });
    }

    @TestFactory
    List<DynamicTest> everyRoleMayDoWhatTheTableSaysAndNothingElse() {
        return dynamic(
                routes().stream()
                        .filter(route -> route.access().forBrowsers())
                        .filter(route -> !Set.of("/sign-in", "/sign-out").contains(route.path()))
                        .toList(),
                route -> {
                    for (var role : Role.values()) {
                        var answer = ask(person(role), route);
                        if (route.access().allows(role)) {
                            assertThat(answer.statusCode())
                                    .as("%s: %s", role, answer.body())
                                    .isNotIn(401, 403, 405)
                                    .isLessThan(500);
                        } else {
                            assertThat(answer.statusCode()).as("%s", role).isEqualTo(403);
                            assertThat(answer.body()).contains("Your role (" + role.title() + ") may not do this.");
                        }
                    }
                });
    }

    @TestFactory
    List<DynamicTest> noFormIsTakenWithoutItsSecretOrFromAnotherSite() {
        return dynamic(
                routes().stream()
                        .filter(route -> !route.reads() && route.access().forBrowsers())
                        .toList(),
                route -> {
                    var admin = person(Role.ADMINISTRATOR);
                    var without = admin.post(route.address(), Map.of());
                    assertThat(without.statusCode()).isEqualTo(403);
                    assertThat(without.body()).contains("out of date");
                    assertThat(admin.post(route.address(), Map.of("csrf", "guessed"))
                                    .statusCode())
                            .isEqualTo(403);
                    var secret = Map.of("csrf", admin.csrf("/account"));
                    for (var origin : List.of("https://elsewhere.example", "null", "http://127.0.0.1:1")) {
                        var foreign = admin.post(route.address(), secret, "Origin", origin);
                        assertThat(foreign.statusCode()).isEqualTo(403);
                        assertThat(foreign.body()).contains("another site");
                    }
                });
    }

    @TestFactory
    List<DynamicTest> machinesNeedNoFormSecretAndGetNoPage() {
        return dynamic(
                routes().stream()
                        .filter(route ->
                                !route.access().forBrowsers() && !route.path().startsWith("/static/"))
                        .toList(),
                route -> {
                    var answer = ask(new Person(DRILLMASTER.address()), route);
                    assertThat(answer.statusCode()).isLessThan(500);
                    assertThat(answer.body()).doesNotContain("<main", "out of date", "sign-in");
                    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
                });
    }

    @TestFactory
    List<DynamicTest> everyAnswerTellsBrowsersWhatTheyMustNotDo() {
        return dynamic(routes(), route -> {
            var answer = ask(person(Role.ADMINISTRATOR), route);
            var policy = answer.headers().allValues("Content-Security-Policy");
            assertThat(policy).hasSize(1);
            assertThat(policy.get(0))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*", "http");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        });
    }

    private interface Question {
        void ask(Route route);
    }

    private static List<DynamicTest> dynamic(List<Route> routes, Question question) {
        assertThat(routes).isNotEmpty();
        return routes.stream()
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> question.ask(route)))
                .toList();
    }

    private static HttpResponse<String> ask(Person person, Route route) {
        if (!route.method().equals(HandlerType.POST)) {
            return person.send(
                    person.request(route.address()).method(route.method().name(), BodyPublishers.noBody()));
        }
        return route.access().forBrowsers()
                ? person.submit(person.isSignedIn() ? "/account" : "/sign-in", route.address(), Map.of())
                : person.post(route.address(), Map.of());
    }

    /** Signs in again when the last question was "sign out". */
    private static Person person(Role role) {
        var person = PEOPLE.get(role);
        if (person == null || person.get("/account").statusCode() != 200) {
            person = Person.signedIn(DRILLMASTER, login(role));
            PEOPLE.put(role, person);
        }
        return person;
    }

    private static String login(Role role) {
        return "some-" + role.name().toLowerCase(Locale.ROOT);
    }

    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var handler :
                DRILLMASTER.application().web().javalin().unsafe.internalRouter.allHttpHandlers()) {
            Endpoint endpoint = handler.endpoint;
            if (ASKED.contains(endpoint.method)) {
                var roles = endpoint.metadata(Roles.class);
                routes.add(new Route(endpoint.method, endpoint.path, roles == null ? Set.of() : roles.getRoles()));
            } else {
                assertThat(endpoint.method.isHttpMethod())
                        .as("%s %s is a method that this test does not ask", endpoint.method, endpoint.path)
                        .isFalse();
            }
        }
        return routes;
    }
}
