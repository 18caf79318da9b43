package io.drillmaster.pages.view;

/** What a page shows, one record a page. The record's name is the template's: {@code ExerciseListPage} is shown by {@code exercise-list.html}. */
public sealed interface Page
        permits AccountPage,
                AlertSourcePage,
                AlertSourcesPage,
                AlertsPage,
                CanaryPage,
                DetectionsPage,
                ErrorPage,
                EvidencePage,
                ExerciseListPage,
                ExercisePage,
                GapListPage,
                HelpPage,
                IsThisOursPage,
                LinkClosedPage,
                LurePage,
                NewExercisePage,
                PeoplePage,
                RegistriesPage,
                ReviewPage,
                ScenarioListPage,
                ScenarioPage,
                SetupPage,
                SignInPage,
                TrendPage,
                VerdictPage {}
