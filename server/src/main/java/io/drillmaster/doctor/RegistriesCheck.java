package io.drillmaster.doctor;

import io.drillmaster.registry.publish.Publisher;
import io.drillmaster.registry.publish.RegistryTrouble;
import java.io.IOException;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;

/** Whether the registries outside this server are such that drill packages may be published there. */
final class RegistriesCheck implements Check {
    private final List<Publisher> registries;

    RegistriesCheck(List<Publisher> registries) {
        this.registries = List.copyOf(registries);
    }

    @Override
    public String id() {
        return "registries";
    }

    @Override
    public String title() {
        return "Registries outside";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public List<Finding> run() {
        if (registries.isEmpty()) {
            return List.of(
                    Finding.skipped("None is set (publish.registries-file): drill packages stay in the built-in one."));
        }
        return registries.stream().map(RegistriesCheck::look).toList();
    }

    private static Finding look(Publisher registry) {
        var target = registry.target();
        var who = "'" + target.id() + "' (" + target.kind().id() + ")";
        if (!isLoopback(target.url().getHost()) && !isOnline()) {
            return Finding.skipped(who + " was not asked: this machine is in no network.");
        }
        try {
            var found = registry.preflight();
            var words = String.join(" ", found.words());
            return found.passed()
                    ? Finding.ok(who + " may be published to. " + words)
                    : Finding.fail(
                            who + " may not be published to. " + words,
                            "Change what it says, then look again here or on the page Registries.");
        } catch (RegistryTrouble e) {
            return Finding.fail(
                    who + " cannot be asked: " + e.getMessage(), "See that it runs and that this machine reaches it.");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static boolean isOnline() {
        try {
            return NetworkInterface.networkInterfaces().anyMatch(RegistriesCheck::isUp);
        } catch (IOException e) {
            return true; // not known, so it is tried
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && !network.getInterfaceAddresses().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
