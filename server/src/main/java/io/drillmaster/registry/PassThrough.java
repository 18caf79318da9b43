package io.drillmaster.registry;

import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.plan.PlanStore;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Which names are asked for at another registry: those that were never this one's. A name that a drill ever had, has, or
 * is planned to have stays here, also after its withdrawal: were it asked for at a public registry, whoever sees that could
 * register it there, and the next install would run theirs.
 */
public final class PassThrough {
    /** Longer chains of registries are taken for a loop. */
    private static final int MOST_HOPS = 4;

    private final RegistryStore store;
    private final PlanStore plans;
    private final String via = "drillmaster-" + HexFormat.of().formatHex(Secrets.bytes(8));
    private final Map<Ecosystem, Upstream> upstreams = new EnumMap<>(Ecosystem.class);

    /** To the upstreams of these settings. */
    public PassThrough(RegistryStore store, PlanStore plans, RegistrySettings settings) {
        this.store = store;
        this.plans = plans;
        settings.pypiUpstream().ifPresent(base -> upstreams.put(Ecosystem.PYPI, new Upstream(base, via)));
        settings.npmUpstream().ifPresent(base -> upstreams.put(Ecosystem.NPM, new Upstream(base, via)));
    }

    /**
     * The registry to ask for a package.
     *
     * @param key the normalised name
     * @return empty when there is none, when the name is this registry's own, and when the request came from ourselves
     */
    public Optional<Upstream> forName(Context context, Ecosystem ecosystem, String key) {
        var upstream = Optional.ofNullable(upstreams.get(ecosystem));
        if (upstream.isEmpty() || isLoop(context) || store.everHad(ecosystem, key) || plans.targets(ecosystem, key)) {
            return Optional.empty();
        }
        return upstream;
    }

    private boolean isLoop(Context context) {
        var hops = String.valueOf(context.header("Via"));
        return hops.contains(via)
                || hops.chars().filter(letter -> letter == ',').count() >= MOST_HOPS;
    }
}
