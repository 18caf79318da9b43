package io.drillmaster.drillpackages.detections;

import io.drillmaster.drillpackages.ReproducibleTarGz;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A whole set of detections: every format there is, and a file that says which is which. */
public final class Detections {
    private static final String GUIDE = "README.md";

    private Detections() {}

    /** The files for some signs, the guide first. The same signs give the same files, byte for byte. */
    public static List<RuleFile> of(Signs signs) {
        var rules = new ArrayList<RuleFile>();
        rules.addAll(FalcoRules.of(signs));
        rules.addAll(SigmaRules.of(signs));
        rules.addAll(OsqueryPack.of(signs));
        rules.addAll(ResponsePolicyZone.of(signs));
        rules.addAll(ZeekScript.of(signs));
        rules.addAll(SuricataRules.of(signs));
        var files = new ArrayList<RuleFile>();
        files.add(guide(signs, rules));
        files.addAll(rules);
        return files;
    }

    /** What the archive and its only directory are called, without an extension. */
    public static String name(Signs signs) {
        return "drillmaster-detections" + signs.exerciseId().map(id -> "-" + id).orElse("");
    }

    /**
     * All files in one {@code .tar.gz}.
     *
     * @param madeAt the time of its entries
     */
    public static byte[] archive(Signs signs, Instant madeAt) {
        var texts = new LinkedHashMap<String, String>();
        of(signs).forEach(file -> texts.put(name(signs) + "/" + file.filename(), file.text()));
        return ReproducibleTarGz.pack(texts, madeAt);
    }

    private static RuleFile guide(Signs signs, List<RuleFile> rules) {
        var rows = rules.stream()
                .map(file -> "| `" + file.filename() + "` | " + file.tool() + " | " + file.purpose() + " |\n")
                .collect(Collectors.joining());
        var intended = signs.isGeneral()
                ? """
                This set belongs to no exercise, so it can stay installed. It looks for the zone `%s` and for
                markers in `%s`; `./drillmaster detections` writes it for the zone and the directory of a server.
                """.formatted(signs.zone(), signs.markerDirectory())
                : """
                **A secret until the drill is revealed.** These files name the packages and tokens of %s: whoever reads them
                knows the drill. Use them to rehearse the way from the sensor to the people, and remove them afterwards. To
                measure a team, install the general set instead, or nothing.
                """.formatted(signs.exerciseId().orElseThrow());
        var text = """
                # Detections of security drills%s

                %s
                | file | for | what it does |
                |---|---|---|
                %s
                An alert of these rules shows that the way works. It does not show that a real attack would be noticed.

                Three things to know before you write rules of your own:

                * `python -m pip` has no ancestor named `pip`. Look at the command lines of ancestors, not at names alone.
                * In a DNS question labels stand after their lengths: there is no dotted name in it to look for.
                * Never name the drill zone where a sensor resolves names (`fd.sip.name` and its kind in Falco): the sensor
                  would look the canary up by itself, and the drill would seem to have run.
                """.formatted(signs.exerciseId().map(id -> ": " + id).orElse(""), intended, rows);
        return new RuleFile(GUIDE, "people", "says which file is for what", text);
    }
}
