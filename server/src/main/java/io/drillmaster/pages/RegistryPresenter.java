package io.drillmaster.pages;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.RegistryCard;
import io.drillmaster.registry.RegistryAccess;
import io.drillmaster.registry.RegistryFile;
import io.drillmaster.registry.RegistryToken;
import io.drillmaster.registry.Republish;
import io.drillmaster.registry.TokenRights;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how clients reach the built-in registry, and what an exercise has in it. */
final class RegistryPresenter {
    /** Stands in commands where a secret belongs that only its maker was shown. */
    static final String PLACEHOLDER = "READ-TOKEN-MADE-ON-THIS-PAGE";

    private final RegistryAccess.Mode mode;
    private final String baseUrl;

    RegistryPresenter(RegistryAccess.Mode mode, String baseUrl) {
        this.mode = mode;
        this.baseUrl = baseUrl;
    }

    /** An install command as it has to be typed: with a place for the token, where the registry asks for one. */
    String command(Ecosystem ecosystem, String command, String secret) {
        if (mode == RegistryAccess.Mode.OPEN) {
            return command;
        }
        var base = URI.create(baseUrl);
        var rest = base.getRawAuthority() + base.getRawPath();
        if (ecosystem == Ecosystem.NPM) {
            return command + " '--//" + rest + "/npm/:_authToken=" + secret + "'";
        }
        return command.replace(baseUrl + "/", base.getScheme() + "://__token__:" + secret + "@" + rest + "/");
    }

    RegistryCard card(List<RegistryToken> tokens, List<RegistryFile> files, @Nullable String fresh, boolean uploads) {
        return new RegistryCard(
                mode == RegistryAccess.Mode.OPEN
                        ? "Every machine that reaches this server may install from it. Uploads of background packages"
                                + " need a token."
                        : "Clients see this exercise's packages only with a token of it. Put a read token where the"
                                + " commands say " + PLACEHOLDER + ".",
                fresh,
                fresh == null ? List.of() : usage(fresh, uploads),
                tokens.stream().map(RegistryPresenter::token).toList(),
                files.stream()
                        .map(file -> new RegistryCard.File(
                                Long.toString(file.id()),
                                file.filename(),
                                file.isDrill() ? "drill package" : "uploaded",
                                file.uploadTime().toString(),
                                file.yanked().orElse(null),
                                !file.isDrill()))
                        .toList());
    }

    private List<Command> usage(String secret, boolean uploads) {
        var base = URI.create(baseUrl);
        var host = base.getRawAuthority() + base.getRawPath();
        var commands = new ArrayList<Command>();
        if (uploads) {
            commands.add(new Command(
                    "Upload with twine",
                    "TWINE_PASSWORD='" + secret + "' twine upload -u __token__ --repository-url " + baseUrl
                            + "/pypi/ FILE …"));
        }
        commands.add(new Command(
                "pip’s index address", base.getScheme() + "://__token__:" + secret + "@" + host + "/pypi/simple/"));
        commands.add(new Command("A line for .npmrc", "//" + host + "/npm/:_authToken=" + secret));
        return commands;
    }

    private static NamedValue token(RegistryToken token) {
        var may = token.rights() == TokenRights.READ
                ? "read"
                : token.republish() == Republish.ALLOWED ? "upload and republish" : "upload";
        return NamedValue.of(
                may,
                "made by " + token.createdBy() + ", "
                        + Moment.full(token.createdAt()).text());
    }
}
