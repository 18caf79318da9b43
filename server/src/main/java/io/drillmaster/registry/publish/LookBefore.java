package io.drillmaster.registry.publish;

import io.drillmaster.common.Secrets;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The look at a registry before anything is published to it. Two names are asked for: nonsense that nobody has, which a
 * registry with a fall-through redirects; and a name that the public registry has, which one with a proxy passes on. A
 * registry that holds nothing but what was put into it says "no" to both.
 */
final class LookBefore {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*|localhost");

    private final RegistryTarget target;
    private final ClientView view;
    private final PublishPolicy policy;
    private final Aliases aliases;
    private final List<String> words = new ArrayList<>();
    private boolean passed = true;

    LookBefore(RegistryTarget target, ClientView view, PublishPolicy policy, Aliases aliases) {
        this.target = target;
        this.view = view;
        this.policy = policy;
        this.aliases = aliases;
    }

    Preflight take() {
        try {
            Stream.of(target.url(), target.indexUrl()).distinct().forEach(this::addressIsAllowed);
            if (passed) {
                saysNo("drill-preflight-" + HexFormat.of().formatHex(Secrets.bytes(8)), "a name that nobody has");
            }
            if (passed) {
                saysNo(view.knownToThePublic(), "a name that only the public registry has");
            }
        } catch (RegistryTrouble trouble) {
            refuse(String.valueOf(trouble.getMessage()));
        }
        return new Preflight(passed, words);
    }

    private void addressIsAllowed(URI address) {
        if (passed) {
            policy.refusal(address).ifPresent(why -> refuse("Not asked: " + why + "."));
        }
        var host = RegistryHost.of(address);
        if (!passed || host.isLoopback() || ADDRESS.matcher(host.name()).matches()) {
            return;
        }
        for (var alias : aliases.of(host.name())) {
            PublicNames.find(new RegistryHost(alias, OptionalInt.empty()))
                    .ifPresent(known -> refuse("In DNS, " + host.name() + " stands for " + alias
                            + ", which belongs to the public registry " + known + "."));
        }
    }

    private void saysNo(String name, String what) {
        var answer = view.ask(name);
        var asked = "Asked for '" + name + "', " + what + ", the index ";
        if (answer.missing()) {
            words.add(asked + "says no: " + answer.status() + ".");
        } else if (answer.redirect()) {
            refuse(asked + "sends clients to "
                    + answer.location().map(LookBefore::hostInWords).orElse("an address that cannot be read")
                    + ". " + remedy());
        } else if (answer.ok()) {
            refuse(asked + "answers as if it had it" + sources(answer) + ". " + remedy());
        } else if (answer.forbidden()) {
            refuse(asked + "does not let us in: " + answer.inWords() + ". See username and token of '" + target.id()
                    + "' in registries.yml.");
        } else {
            refuse(asked + "neither has it nor says no: " + answer.inWords()
                    + ". It may have asked another registry, which did not answer. " + remedy());
        }
    }

    private String sources(Answer answer) {
        var hosts = view.offers(answer).stream()
                .map(Offer::address)
                .filter(address -> address.getHost() != null)
                .map(LookBefore::hostInWords)
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        return hosts.isEmpty() ? "" : ", with files at " + hosts;
    }

    private String remedy() {
        return "A drill's name would be asked of others, where anybody can register it. To publish there, "
                + target.kind().switchOff() + ".";
    }

    private void refuse(String sentence) {
        words.add(sentence);
        passed = false;
    }

    private static String hostInWords(URI address) {
        if (address.getHost() == null) {
            return address.toString();
        }
        var host = RegistryHost.of(address);
        return PublicNames.find(host)
                .map(known -> "the public registry " + host)
                .orElse(host.toString());
    }
}
