package io.drillmaster.app;

import static io.drillmaster.pages.Access.ADMINISTRATOR;
import static io.drillmaster.pages.Access.CLIENT;
import static io.drillmaster.pages.Access.EVERYBODY;
import static io.drillmaster.pages.Access.KEY_HOLDER;
import static io.drillmaster.pages.Access.MEMBER;
import static io.drillmaster.pages.Access.VIEWER;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;

/** Every route there is, and who may use it: one line each. */
final class Routes {
    private Routes() {}

    static void add(RoutesConfig routes, Faces f) {
        registry(routes, f); // first: asked most often, and the router tries one line after the other

        routes.get("/", context -> context.redirect("/exercises", HttpStatus.SEE_OTHER), VIEWER);
        routes.get("/healthz", f.health()::check, CLIENT);
        routes.head(
                "/healthz", f.health()::check, CLIENT); // load balancers ask so; every other page is asked for whole
        routes.get("/static/{file}", StaticFiles::send, CLIENT);

        routes.get("/setup/{secret}", f.signIn()::setup, EVERYBODY);
        routes.post("/setup/{secret}", f.signIn()::doSetup, EVERYBODY);
        routes.get("/invite/{secret}", f.signIn()::invite, EVERYBODY);
        routes.post("/invite/{secret}", f.signIn()::doInvite, EVERYBODY);
        routes.get("/sign-in", f.signIn()::signIn, EVERYBODY);
        routes.post("/sign-in", f.signIn()::doSignIn, EVERYBODY);
        routes.post("/sign-out", f.signIn()::signOut, EVERYBODY);

        room(routes, f);

        routes.get("/exercises", f.exercises()::list, VIEWER);
        routes.get("/exercises/new", f.newExercise()::form, MEMBER);
        routes.get("/exercises/planned.ics", f.exports()::calendar, VIEWER);
        routes.post("/exercises", f.newExercise()::create, MEMBER);
        routes.get("/exercises/{id}", f.exercises()::show, VIEWER);
        routes.get("/exercises/{id}/live", f.exercises()::moving, VIEWER);
        routes.sse("/exercises/{id}/events", f.exercises()::events, VIEWER);
        routes.get("/exercises/{id}/verdicts/{number}", f.verdicts()::show, VIEWER);
        routes.post("/exercises/{id}/investigate", f.exercises()::investigate, MEMBER);
        routes.post("/exercises/{id}/acknowledge", f.exercises()::acknowledge, MEMBER);
        routes.post("/exercises/{id}/notice", f.exercises()::notice, MEMBER);
        routes.post("/exercises/{id}/paged", f.judging()::paged, MEMBER);
        routes.post("/exercises/{id}/contain", f.judging()::contain, MEMBER);
        routes.post("/exercises/{id}/visibility", f.judging()::visibility, MEMBER);
        routes.post("/exercises/{id}/invalidate", f.judging()::invalidate, MEMBER);
        routes.post("/exercises/{id}/install-report", f.exercises()::installReport, MEMBER);
        routes.post("/exercises/{id}/publish", f.exercises()::publish, MEMBER);
        routes.post("/exercises/{id}/reveal", f.exercises()::reveal, MEMBER);
        routes.post("/exercises/{id}/abort", f.exercises()::abort, MEMBER);
        routes.post("/exercises/{id}/alerts/{row}/confirm", f.exercises()::confirm, MEMBER);
        routes.post("/exercises/{id}/alerts/{row}/reject", f.exercises()::reject, MEMBER);
        routes.post("/exercises/{id}/ci-runs", f.ciRuns()::byPerson, MEMBER);
        routes.post("/exercises/{id}/response-links", f.respond()::make, MEMBER);
        routes.post("/exercises/{id}/registry-tokens", f.exercises()::createRegistryToken, MEMBER);
        routes.post("/exercises/{id}/probe-keys", f.exercises()::createProbeKey, MEMBER);
        routes.post("/exercises/{id}/probe-keys/{key}/revoke", f.exercises()::revokeProbeKey, MEMBER);
        routes.post("/exercises/{id}/registry-files/{file}", f.exercises()::changeRegistryFile, MEMBER);
        routes.get("/exercises/{id}/detections", f.detections()::show, MEMBER);
        routes.get("/exercises/{id}/detections/{file}", f.detections()::file, MEMBER);
        routes.post("/exercises/{id}/rows/{row}/take-back", f.evidence()::takeBack, MEMBER);
        routes.get("/evidence/{row}", f.evidence()::show, VIEWER);
        routes.post("/evidence/{row}/retract", f.evidence()::retract, MEMBER);
        routes.post("/evidence/{row}/undo", f.evidence()::undo, MEMBER);

        routes.get("/exercises/{id}/review", f.reviews()::show, VIEWER);
        routes.post("/exercises/{id}/review/sections/{section}", f.reviews()::write, MEMBER);
        routes.post("/exercises/{id}/review/suggestions/{gap}", f.reviews()::decide, MEMBER);
        routes.post("/exercises/{id}/review/gaps", f.reviews()::addGap, MEMBER);
        routes.get("/gaps", f.gaps()::list, VIEWER);
        routes.post("/gaps/{gap}", f.gaps()::change, MEMBER);

        tabletops(routes, f);

        routes.get("/msels", f.msels()::list, VIEWER);
        routes.post("/msels", f.mselText()::save, MEMBER);
        routes.post("/msels/blank", f.msels()::blank, MEMBER);
        routes.post("/msels/import", f.msels()::importFile, MEMBER);
        routes.get("/msels/{id}", f.msels()::show, MEMBER);
        routes.post("/msels/{id}/copy", f.msels()::copy, MEMBER);
        routes.get("/msels/{id}/edit", f.mselDrafts()::show, MEMBER);
        routes.get("/msels/{id}/edit/text", f.mselText()::edit, MEMBER);
        routes.get("/msels/{id}/edit/preview", f.mselDrafts()::preview, MEMBER);
        routes.get("/msels/{id}/edit/parts/{part}", f.mselForms()::section, MEMBER);
        routes.post("/msels/{id}/edit/parts/{part}", f.mselForms()::keep, MEMBER);
        routes.get("/msels/{id}/edit/injects/{n}", f.mselForms()::inject, MEMBER);
        routes.post("/msels/{id}/edit/injects/{n}", f.mselForms()::keep, MEMBER);
        routes.post("/msels/{id}/edit/run-of-show", f.mselDrafts()::act, MEMBER);
        routes.post("/msels/{id}/edit/publish", f.mselDrafts()::publish, MEMBER);
        routes.post("/msels/{id}/edit/take-over", f.mselDrafts()::takeOver, MEMBER);
        routes.post("/msels/{id}/edit/discard", f.mselDrafts()::discard, MEMBER);
        routes.post("/msels/{id}/edit/undo/{revision}", f.mselDrafts()::undo, MEMBER);
        routes.get("/msels/{id}/file/{name}", f.msels()::file, MEMBER);
        routes.post("/msels/{id}/restore", f.msels()::restore, MEMBER);

        routes.post("/samples/remove", f.samples()::remove, ADMINISTRATOR);
        routes.get("/trend", f.trend()::show, VIEWER);
        routes.get("/trend/charts/{file}", f.trend()::numbers, VIEWER);
        routes.get("/trend/tabletops/{file}", f.trend()::tabletopNumbers, VIEWER);
        routes.post("/trend/annotations", f.trend()::annotate, MEMBER);
        routes.post("/trend/annotations/{annotation}/remove", f.trend()::removeAnnotation, MEMBER);
        routes.post("/trend/annotations/{annotation}/restore", f.trend()::restoreAnnotation, MEMBER);
        routes.get("/trend/runs.csv", f.exports()::csv, VIEWER);
        routes.get("/trend/navigator.json", f.exports()::navigator, VIEWER);
        routes.get("/trend/one-pager", f.onePager()::show, VIEWER);
        routes.get("/trend/one-pager.pdf", f.onePager()::pdf, VIEWER);
        routes.get("/api/results", f.exports()::json, VIEWER);
        routes.get("/readiness", f.readiness()::show, VIEWER);
        routes.get("/readiness.csv", f.readiness()::csv, VIEWER);
        routes.post("/readiness/upload", f.readiness()::upload, MEMBER);
        routes.post("/readiness/samples/{sample}/withdraw", f.readiness()::withdraw, MEMBER);
        routes.post("/readiness/samples/{sample}/restore", f.readiness()::restore, MEMBER);
        routes.post("/readiness/keys", f.readiness()::createKey, ADMINISTRATOR);
        routes.post("/readiness/keys/{key}/rotate", f.readiness()::rotateKey, ADMINISTRATOR);
        routes.post("/readiness/keys/{key}/end", f.readiness()::endKey, ADMINISTRATOR);
        routes.get("/api/readiness", f.readiness()::json, VIEWER);
        routes.post("/api/readiness", f.readinessApi()::feed, KEY_HOLDER);
        routes.get("/scenarios", f.scenarios()::list, VIEWER);
        routes.get("/scenarios/{id}", f.scenarios()::show, VIEWER);
        routes.get("/lure", f.lures()::form, MEMBER);
        routes.post("/lure", f.lures()::suggest, MEMBER);
        routes.get("/help", f.help()::show, VIEWER);
        routes.get("/is-this-ours", f.isThisOurs()::show, VIEWER);
        routes.post("/is-this-ours", f.isThisOurs()::file, VIEWER); // a file to look at; nothing is changed
        routes.get("/packages/keys.pem", f.packages()::keys, VIEWER);
        routes.get("/packages/{sha256}/{document}", f.packages()::show, VIEWER);

        routes.get("/alerts", f.alerts()::list, VIEWER);
        routes.post("/alerts/{row}/confirm", f.alerts()::confirm, MEMBER);
        routes.post("/alerts/{row}/reject", f.alerts()::reject, MEMBER);
        routes.post("/alerts/{row}/undo", f.alerts()::undo, MEMBER);
        routes.get("/alert-sources", f.alertSources()::list, ADMINISTRATOR);
        routes.post("/alert-sources", f.alertSources()::create, ADMINISTRATOR);
        routes.get("/alert-sources/{source}", f.alertSources()::one, ADMINISTRATOR);
        routes.post("/alert-sources/{source}/rotate-secret", f.alertSources()::rotateSecret, ADMINISTRATOR);
        routes.post("/alert-sources/{source}/client-subject", f.alertSources()::expectClient, ADMINISTRATOR);
        routes.post("/alert-sources/{source}/mapping", f.alertSources()::map, ADMINISTRATOR);
        routes.post("/alert-sources/{source}/mapping/preview", f.alertSources()::previewMapping, ADMINISTRATOR);
        routes.post("/alert-sources/{source}/rotate", f.alertSources()::rotate, ADMINISTRATOR);
        routes.post("/alert-sources/{source}/secret", f.alertSources()::enterSecret, ADMINISTRATOR);
        routes.post("/alert-sources/{source}/delete", f.alertSources()::delete, ADMINISTRATOR);
        routes.get("/canary", f.canary()::show, MEMBER);
        routes.get("/registries", f.registries()::list, MEMBER);
        routes.post("/registries/sweep", f.registries()::sweep, MEMBER);
        routes.post("/registries/{registry}/check", f.registries()::check, MEMBER);
        routes.get("/people", f.people()::list, ADMINISTRATOR);
        routes.post("/people/invites", f.people()::invite, ADMINISTRATOR);
        routes.post("/people/invites/{invite}/withdraw", f.people()::withdraw, ADMINISTRATOR);
        routes.post("/people/{account}/role", f.people()::changeRole, ADMINISTRATOR);
        routes.post("/people/{account}/deactivate", f.people()::deactivate, ADMINISTRATOR);
        routes.post("/people/{account}/activate", f.people()::activate, ADMINISTRATOR);
        routes.get("/account", f.people()::own, VIEWER);
        routes.post("/account/password", f.people()::changePassword, VIEWER);
        routes.post("/account/sessions/end-others", f.people()::endOtherSessions, VIEWER);
        routes.post("/account/sessions/{session}/end", f.people()::endSession, VIEWER);

        routes.post("/hooks/{source}/{key}", f.hooks()::receive, KEY_HOLDER);
        routes.options("/hooks/{source}/{key}", f.hooks()::welcome, KEY_HOLDER);
        routes.get("/respond/{signed}", f.respond()::show, EVERYBODY);
        routes.post("/respond/{signed}", f.respond()::answer, EVERYBODY);
        routes.get("/probe.sh", f.probe()::shell, KEY_HOLDER);
        routes.get("/probe.ps1", f.probe()::powershell, KEY_HOLDER);
        routes.post("/probe/{key}", f.probe()::report, KEY_HOLDER);
        routes.post("/probe/{key}/osquery", f.probe()::osquery, KEY_HOLDER);
        routes.post("/probe/{key}/ci-run", f.ciRuns()::byStep, KEY_HOLDER);
    }

    private static void tabletops(RoutesConfig routes, Faces f) {
        routes.get("/tabletops", f.tabletops()::list, VIEWER);
        routes.get("/tabletops/new", f.tabletops()::form, MEMBER);
        routes.post("/tabletops", f.tabletops()::create, MEMBER);
        routes.get("/tabletops/{id}", f.tabletopConsole()::show, MEMBER);
        routes.get("/tabletops/{id}/live", f.tabletopConsole()::moving, MEMBER);
        routes.sse("/tabletops/{id}/events", f.tabletopConsole()::events, MEMBER);
        routes.get("/tabletops/{id}/screen", f.tabletopScreen()::show, MEMBER);
        routes.get("/tabletops/{id}/screen/live", f.tabletopScreen()::moving, MEMBER);
        routes.get("/tabletops/{id}/evaluate", f.tabletopEvaluation()::show, MEMBER);
        routes.get("/tabletops/{id}/evaluate/live", f.tabletopEvaluation()::moving, MEMBER);
        routes.get("/tabletops/{id}/report", f.tabletopReport()::show, VIEWER); // members only until it is closed
        routes.get("/tabletops/{id}/report.md", f.tabletopReport()::markdown, VIEWER);
        routes.post("/tabletops/{id}/plan/suggestions/{gap}", f.tabletopPlan()::decide, MEMBER);
        routes.post("/tabletops/{id}/plan/gaps", f.tabletopPlan()::add, MEMBER);
        routes.post("/tabletops/{id}/observations", f.tabletopEvaluation()::rate, MEMBER);

        routes.post("/tabletops/{id}/open", f.tabletopActs()::open, MEMBER);
        routes.post("/tabletops/{id}/start", f.tabletopActs()::start, MEMBER);
        routes.post("/tabletops/{id}/pause", f.tabletopActs()::pause, MEMBER);
        routes.post("/tabletops/{id}/resume", f.tabletopActs()::resume, MEMBER);
        routes.post("/tabletops/{id}/jump", f.tabletopActs()::jump, MEMBER);
        routes.post("/tabletops/{id}/stop", f.tabletopActs()::stop, MEMBER);
        routes.post("/tabletops/{id}/stop/over", f.tabletopActs()::stopIsOver, MEMBER);
        routes.post("/tabletops/{id}/hotwash", f.tabletopActs()::hotwash, MEMBER);
        routes.post("/tabletops/{id}/hotwash/reveal", f.tabletopActs()::revealHotwash, MEMBER);
        routes.post("/tabletops/{id}/close", f.tabletopActs()::close, MEMBER);
        routes.post("/tabletops/{id}/injects", f.tabletopActs()::insert, MEMBER);
        routes.post("/tabletops/{id}/injects/{inject}/release", f.tabletopActs()::release, MEMBER);
        routes.post("/tabletops/{id}/injects/{inject}/recall", f.tabletopActs()::recall, MEMBER);
        routes.post("/tabletops/{id}/injects/{inject}/skip", f.tabletopActs()::skip, MEMBER);
        routes.post("/tabletops/{id}/injects/{inject}/extend", f.tabletopActs()::extend, MEMBER);
        routes.post("/tabletops/{id}/injects/{inject}/reveal", f.tabletopActs()::reveal, MEMBER);
        routes.post("/tabletops/{id}/injects/{inject}/decide", f.tabletopActs()::decide, MEMBER);
        routes.post("/tabletops/{id}/injects/{inject}/answers/{person}/coding", f.tabletopCoding()::code, MEMBER);
        routes.post("/tabletops/{id}/door/lock", f.tabletopRecords()::lock, MEMBER);
        routes.post("/tabletops/{id}/door/unlock", f.tabletopRecords()::unlock, MEMBER);
        routes.post("/tabletops/{id}/code", f.tabletopRecords()::rotateCode, MEMBER);
        routes.post("/tabletops/{id}/people/{person}/role", f.tabletopRecords()::changeRole, MEMBER);
        routes.post("/tabletops/{id}/people/{person}/send-out", f.tabletopRecords()::sendOut, MEMBER);
        routes.post("/tabletops/{id}/people/{person}/lower", f.tabletopRecords()::lowerHand, MEMBER);
        routes.post("/tabletops/{id}/parking", f.tabletopRecords()::park, MEMBER);
        routes.post("/tabletops/{id}/parking/{item}", f.tabletopRecords()::settle, MEMBER);
        routes.post("/tabletops/{id}/notes", f.tabletopRecords()::note, MEMBER);
        routes.post("/tabletops/{id}/corrections", f.tabletopRecords()::correct, MEMBER);
        routes.post("/tabletops/{id}/actions", f.tabletopRecords()::assign, MEMBER);
        routes.post("/tabletops/{id}/actions/{item}", f.tabletopRecords()::done, MEMBER);
    }

    /** People in a tabletop have no account: the code lets them in, and a cookie of the room says who they are. */
    private static void room(RoutesConfig routes, Faces f) {
        routes.get("/join", f.roomJoin()::code, EVERYBODY);
        routes.get("/join/{code}", f.roomJoin()::door, EVERYBODY);
        routes.post("/join/{code}", f.roomJoin()::enter, EVERYBODY);
        routes.get("/room/{id}", f.room()::show, EVERYBODY);
        routes.get("/room/{id}/feedback", f.roomFeedback()::show, EVERYBODY);
        routes.post("/room/{id}/feedback", f.roomFeedback()::give, EVERYBODY);
        routes.get("/room/{id}/own", f.room()::own, EVERYBODY);
        routes.get("/room/{id}/events", f.room()::events, EVERYBODY);
        routes.post("/room/{id}/answer", f.roomActs()::answer, EVERYBODY);
        routes.post("/room/{id}/pass", f.roomActs()::pass, EVERYBODY);
        routes.post("/room/{id}/agree", f.roomActs()::agree, EVERYBODY);
        routes.post("/room/{id}/hand", f.roomActs()::hand, EVERYBODY);
        routes.post("/room/{id}/park", f.roomActs()::park, EVERYBODY);
        routes.post("/room/{id}/ask", f.roomActs()::ask, EVERYBODY);
        routes.post("/room/{id}/done", f.roomActs()::done, EVERYBODY);
        routes.get("/room/{id}/story", f.room()::story, EVERYBODY);
        routes.post("/room/{id}/writing", f.room()::writing, EVERYBODY);
        routes.post("/room/{id}/decide", f.roomActs()::decide, EVERYBODY);
        routes.post("/room/{id}/note", f.roomActs()::note, EVERYBODY);
        routes.post("/room/{id}/correct", f.roomActs()::correct, EVERYBODY);
        routes.post("/room/{id}/stop", f.roomActs()::stop, EVERYBODY);
        routes.post("/room/{id}/look-back", f.roomActs()::lookBack, EVERYBODY);
        routes.post("/room/{id}/vote", f.roomActs()::vote, EVERYBODY);
        routes.post("/room/{id}/role", f.roomActs()::role, EVERYBODY);
    }

    private static void registry(RoutesConfig routes, Faces f) {
        routes.post("/pypi/", f.pypiUpload()::post, CLIENT);
        routes.get("/pypi/simple/", f.pypi()::projects, CLIENT);
        routes.get("/pypi/simple/{project}/", f.pypi()::project, CLIENT);
        routes.get("/pypi/files/{project}/{sha256}/{filename}", f.pypi()::file, CLIENT);
        // npm's own addresses before those with a package's name, which the router would take them for.
        routes.get("/npm/-/ping", f.npmService()::ping, CLIENT);
        routes.get("/npm/-/whoami", f.npmService()::whoami, CLIENT);
        routes.get("/npm/-/v1/search", f.npmService()::search, CLIENT);
        routes.post("/npm/-/v1/login", f.npmService()::login, CLIENT);
        routes.put("/npm/-/user/{user}", f.npmService()::login, CLIENT);
        routes.get("/npm/-/npm/v1/keys", f.npmService()::keys, CLIENT);
        routes.post("/npm/-/npm/v1/security/advisories/bulk", f.npmService()::advisories, CLIENT);
        routes.post("/npm/-/npm/v1/security/audits", f.npmService()::audit, CLIENT);
        routes.post("/npm/-/npm/v1/security/audits/quick", f.npmService()::audit, CLIENT);
        routes.get("/npm/-/package/@{scope}/{package}/dist-tags", f.npm()::tags, CLIENT);
        routes.get("/npm/-/package/{package}/dist-tags", f.npm()::tags, CLIENT);
        routes.put("/npm/-/package/@{scope}/{package}/dist-tags/{tag}", f.npmPublishing()::tag, CLIENT);
        routes.put("/npm/-/package/{package}/dist-tags/{tag}", f.npmPublishing()::tag, CLIENT);
        routes.delete("/npm/-/package/@{scope}/{package}/dist-tags/{tag}", f.npmPublishing()::untag, CLIENT);
        routes.delete("/npm/-/package/{package}/dist-tags/{tag}", f.npmPublishing()::untag, CLIENT);
        routes.get("/npm/@{scope}/{package}/-/{filename}", f.npm()::tarball, CLIENT);
        routes.get("/npm/{package}/-/{filename}", f.npm()::tarball, CLIENT);
        routes.get("/npm/@{scope}/{package}/{version}", f.npm()::version, CLIENT);
        routes.get("/npm/@{scope}/{package}", f.npm()::packument, CLIENT);
        routes.get("/npm/{package}/{version}", f.npm()::version, CLIENT);
        routes.get("/npm/{package}", f.npm()::packument, CLIENT);
        routes.put("/npm/@{scope}/{package}", f.npmPublishing()::put, CLIENT);
        routes.put("/npm/{package}", f.npmPublishing()::put, CLIENT);
        routes.put("/npm/@{scope}/{package}/-rev/{rev}", f.npmPublishing()::replace, CLIENT);
        routes.put("/npm/{package}/-rev/{rev}", f.npmPublishing()::replace, CLIENT);
        routes.delete("/npm/@{scope}/{package}/-rev/{rev}", f.npmPublishing()::removeAll, CLIENT);
        routes.delete("/npm/{package}/-rev/{rev}", f.npmPublishing()::removeAll, CLIENT);
        routes.delete("/npm/@{scope}/{package}/-/{filename}/-rev/{rev}", f.npmPublishing()::removeTarball, CLIENT);
        routes.delete("/npm/{package}/-/{filename}/-rev/{rev}", f.npmPublishing()::removeTarball, CLIENT);
        routes.head("/pypi/simple/", f.pypi()::projects, CLIENT);
        routes.head("/pypi/simple/{project}/", f.pypi()::project, CLIENT);
        routes.head("/pypi/files/{project}/{sha256}/{filename}", f.pypi()::file, CLIENT);
        routes.head("/npm/@{scope}/{package}/-/{filename}", f.npm()::tarball, CLIENT);
        routes.head("/npm/{package}/-/{filename}", f.npm()::tarball, CLIENT);
        routes.head("/npm/@{scope}/{package}/{version}", f.npm()::version, CLIENT);
        routes.head("/npm/@{scope}/{package}", f.npm()::packument, CLIENT);
        routes.head("/npm/{package}/{version}", f.npm()::version, CLIENT);
        routes.head("/npm/{package}", f.npm()::packument, CLIENT);

        routes.get("/cargo/config.json", f.cargo()::config, CLIENT);
        routes.get("/cargo/{length}/{crate}", f.cargo()::crate, CLIENT);
        routes.get("/cargo/{first}/{second}/{crate}", f.cargo()::crate, CLIENT);
        routes.get("/cargo/crates/{crate}/{version}/download", f.cargo()::download, CLIENT);
        routes.head("/cargo/config.json", f.cargo()::config, CLIENT);
        routes.head("/cargo/{length}/{crate}", f.cargo()::crate, CLIENT);
        routes.head("/cargo/{first}/{second}/{crate}", f.cargo()::crate, CLIENT);
        routes.head("/cargo/crates/{crate}/{version}/download", f.cargo()::download, CLIENT);
        routes.get("/rubygems/", f.rubyGems()::root, CLIENT);
        routes.get("/rubygems/names", f.rubyGems()::names, CLIENT);
        routes.get("/rubygems/versions", f.rubyGems()::versions, CLIENT);
        routes.get("/rubygems/info/{gem}", f.rubyGems()::info, CLIENT);
        routes.get("/rubygems/gems/{filename}", f.rubyGems()::gem, CLIENT);
        routes.get("/rubygems/quick/Marshal.4.8/{filename}", f.rubyGems()::specification, CLIENT);
        routes.get("/rubygems/specs.4.8.gz", f.rubyGems()::specs, CLIENT);
        routes.get("/rubygems/latest_specs.4.8.gz", f.rubyGems()::latestSpecs, CLIENT);
        routes.get("/rubygems/prerelease_specs.4.8.gz", f.rubyGems()::prereleaseSpecs, CLIENT);
        routes.head("/rubygems/", f.rubyGems()::root, CLIENT);
        routes.head("/rubygems/versions", f.rubyGems()::versions, CLIENT);
        routes.head("/rubygems/info/{gem}", f.rubyGems()::info, CLIENT);
        routes.head("/rubygems/gems/{filename}", f.rubyGems()::gem, CLIENT);
    }
}
