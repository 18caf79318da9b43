package io.drillmaster.app;

import java.nio.file.Path;

/**
 * Another host's directory of markers, mounted on this machine.
 *
 * @param host as evidence is to name that machine
 * @param directory where its {@code markers.directory} is seen here
 */
public record MarkerMount(String host, Path directory) {}
