package io.drillmaster.app;

import io.drillmaster.pages.AlertSourcePages;
import io.drillmaster.pages.EvidencePages;
import io.drillmaster.pages.ExercisePages;
import io.drillmaster.pages.GapPages;
import io.drillmaster.pages.HelpPages;
import io.drillmaster.pages.IsThisOursPages;
import io.drillmaster.pages.LurePages;
import io.drillmaster.pages.NewExercisePages;
import io.drillmaster.pages.PackageDocumentPages;
import io.drillmaster.pages.PeoplePages;
import io.drillmaster.pages.RegistryPages;
import io.drillmaster.pages.ReviewPages;
import io.drillmaster.pages.ScenarioPages;
import io.drillmaster.pages.SignInPages;
import io.drillmaster.pages.TrendPages;
import io.drillmaster.registry.NpmEndpoint;
import io.drillmaster.registry.NpmPublishing;
import io.drillmaster.registry.NpmService;
import io.drillmaster.registry.PypiEndpoint;

/** All that answers requests. */
record Faces(
        SignInPages signIn,
        ExercisePages exercises,
        NewExercisePages newExercise,
        EvidencePages evidence,
        ReviewPages reviews,
        GapPages gaps,
        TrendPages trend,
        ScenarioPages scenarios,
        LurePages lures,
        HelpPages help,
        IsThisOursPages isThisOurs,
        PackageDocumentPages packages,
        AlertSourcePages alertSources,
        PeoplePages people,
        RegistryPages registries,
        PypiEndpoint pypi,
        NpmEndpoint npm,
        NpmPublishing npmPublishing,
        NpmService npmService,
        HookEndpoint hooks,
        ProbeRoutes probe,
        Health health) {}
