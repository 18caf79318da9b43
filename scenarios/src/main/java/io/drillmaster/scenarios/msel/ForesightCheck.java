package io.drillmaster.scenarios.msel;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** No text that players read names what comes later. */
record ForesightCheck(Msel msel, MselFindings findings) {
    /** Shorter titles are words that anybody may use. */
    private static final int TELLING_TITLE = 12;

    void check() {
        var all = msel.injects();
        lobby(all);
        for (var i = 0; i < msel.modules().size(); i++) {
            var module = msel.modules().get(i);
            var at = "/modules/" + i;
            var later = all.subList(firstOf(module.id()), all.size());
            read(at + "/title", module.title(), later);
            read(at + "/situation", module.situation(), later);
        }
        for (var i = 0; i < all.size(); i++) {
            inject(all.get(i), "/injects/" + i, all.subList(i + 1, all.size()));
        }
    }

    private void lobby(List<Inject> later) {
        read("/title", msel.title(), later);
        read("/summary", msel.summary(), later);
        for (var i = 0; i < msel.groundRules().size(); i++) {
            read("/groundRules/" + i, msel.groundRules().get(i), later);
        }
        for (var i = 0; i < msel.roles().size(); i++) {
            read("/roles/" + i + "/charter", msel.roles().get(i).charter(), later);
        }
        for (var i = 0; i < msel.glossary().size(); i++) {
            read("/glossary/" + i + "/meaning", msel.glossary().get(i).meaning(), later);
        }
    }

    private void inject(Inject inject, String at, List<Inject> later) {
        read(at + "/title", inject.title(), later);
        read(at + "/body", inject.body(), later);
        for (var j = 0; j < inject.attachments().size(); j++) {
            var file = inject.attachments().get(j);
            read(at + "/attachments/" + j + "/text", file.text(), later);
            read(at + "/attachments/" + j + "/alternative", file.alternative(), later);
        }
        inject.decision().ifPresent(decision -> {
            read(at + "/decision/prompt", decision.prompt(), later);
            for (var j = 0; j < decision.options().size(); j++) {
                read(
                        at + "/decision/options/" + j + "/label",
                        decision.options().get(j).label(),
                        later);
            }
        });
    }

    private void read(String pointer, String text, List<Inject> later) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var inject : later) {
            if (text.contains(inject.id()) && namesId(text, inject.id())) {
                findings.warningAtPiece(
                        pointer, inject.id(), "players read this before " + inject.id() + ", which it names");
            }
            if (inject.title().length() >= TELLING_TITLE
                    && lower.contains(inject.title().toLowerCase(Locale.ROOT))
                    && !isOneOfSeveral(inject)) {
                findings.warning(
                        pointer,
                        "players read this before " + inject.id() + ", whose title it gives away: " + inject.title());
            }
        }
    }

    private static boolean namesId(String text, String id) {
        return Pattern.compile("(?<![A-Za-z0-9.-])" + Pattern.quote(id) + "(?![A-Za-z0-9-]|\\.[A-Za-z0-9])")
                .matcher(text)
                .find();
    }

    /** Of two branches that have one title, the second gives nothing away that the first did not. */
    private boolean isOneOfSeveral(Inject inject) {
        return msel.injects().stream()
                        .filter(other -> other.title().equals(inject.title()))
                        .count()
                > 1;
    }

    private int firstOf(String module) {
        return IntStream.range(0, msel.injects().size())
                .filter(i -> msel.injects().get(i).module().equals(module))
                .findFirst()
                .orElse(msel.injects().size());
    }
}
