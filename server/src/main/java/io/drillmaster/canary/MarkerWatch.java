package io.drillmaster.canary;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;

/**
 * A marker that this server can look for itself.
 *
 * @param exercise whose marker it is
 * @param token of the drill package that writes it
 * @param path as this server sees it (a mounted directory's path may differ from the host's)
 * @param host the machine whose file it is
 * @param sameClock that machine is this one, so its clock is the server's
 */
public record MarkerWatch(ExerciseId exercise, Token token, String path, String host, boolean sameClock) {}
