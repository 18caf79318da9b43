package io.drillmaster.app;

import io.drillmaster.canary.DnsServer;
import io.drillmaster.canary.DnsSettings;
import io.drillmaster.canary.VisitServer;
import io.drillmaster.pages.CanaryPages;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the canary listens, in words. */
final class CanaryListeners {
    private CanaryListeners() {}

    static List<CanaryPages.Listener> of(DnsSettings settings, DnsServer dns, VisitServer visits) {
        var listeners = new ArrayList<CanaryPages.Listener>();
        var zones = settings.zones().stream().map(Object::toString).collect(Collectors.joining(", "));
        var places = dns.addresses().stream().map(CanaryListeners::words).collect(Collectors.joining(", "));
        listeners.add(new CanaryPages.Listener("DNS", zones + ", by UDP and TCP at " + places));
        visits.http().ifPresent(place -> listeners.add(new CanaryPages.Listener("HTTP", words(place))));
        visits.https().ifPresent(place -> listeners.add(new CanaryPages.Listener("HTTPS", words(place))));
        visits.tcp().ifPresent(place -> listeners.add(new CanaryPages.Listener("TCP", words(place))));
        return List.copyOf(listeners);
    }

    private static String words(InetSocketAddress place) {
        return place.getAddress().getHostAddress() + " port " + place.getPort();
    }
}
