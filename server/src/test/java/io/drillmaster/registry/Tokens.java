package io.drillmaster.registry;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.ExerciseId;
import java.time.Instant;

/** Makes registry tokens for tests. */
final class Tokens {
    private Tokens() {}

    static String upload(ApplicationFixture drillmaster, ExerciseId exercise, Republish republish) {
        return create(drillmaster, exercise, TokenRights.UPLOAD, republish);
    }

    static String read(ApplicationFixture drillmaster, ExerciseId exercise) {
        return create(drillmaster, exercise, TokenRights.READ, Republish.REFUSED);
    }

    private static String create(
            ApplicationFixture drillmaster, ExerciseId exercise, TokenRights rights, Republish republish) {
        var jdbi = drillmaster.parts().plans().jdbi();
        var store = new RegistryStore(jdbi);
        return jdbi.inTransaction(
                handle -> store.tokens().create(handle, exercise, rights, republish, "tester", Instant.now()));
    }
}
