package io.drillmaster.drillpackages.origin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.drillpackages.DrillPackage;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An in-toto Statement, version 1, about one archive.
 *
 * @param name the archive's file name
 * @param sha256 of the archive, hex
 * @param sha512 of the archive, hex
 * @param predicateType what kind of thing is stated
 * @param predicate what is stated
 */
record Statement(String name, String sha256, String sha512, String predicateType, ObjectNode predicate) {
    /** Media type of the text that is signed. */
    static final String MEDIA_TYPE = "application/vnd.in-toto+json";

    private static final String TYPE = "https://in-toto.io/Statement/v1";

    static Statement about(DrillPackage drill, String predicateType, ObjectNode predicate) {
        var sha512 = HexFormat.of().formatHex(Base64.getDecoder().decode(drill.sha512Base64()));
        return new Statement(drill.filename(), drill.sha256(), sha512, predicateType, predicate);
    }

    byte[] toJson() {
        var json = OriginJson.object();
        json.put("_type", TYPE);
        var subject = json.putArray("subject").addObject();
        subject.put("name", name);
        subject.putObject("digest").put("sha256", sha256).put("sha512", sha512);
        json.put("predicateType", predicateType);
        json.set("predicate", predicate);
        return OriginJson.write(json);
    }

    /** What the text states; empty when it is no statement about one archive with both digests. */
    static Optional<Statement> read(byte[] text) {
        return OriginJson.read(text).flatMap(json -> {
            var subject = json.path("subject");
            var name = subject.path(0).path("name").textValue();
            var sha256 = subject.path(0).path("digest").path("sha256").textValue();
            var sha512 = subject.path(0).path("digest").path("sha512").textValue();
            var predicateType = json.path("predicateType").textValue();
            JsonNode predicate = json.path("predicate");
            return TYPE.equals(json.path("_type").textValue())
                            && subject.size() == 1
                            && name != null
                            && sha256 != null
                            && sha512 != null
                            && predicateType != null
                            && predicate instanceof ObjectNode object
                    ? Optional.of(new Statement(name, sha256, sha512, predicateType, object))
                    : Optional.empty();
        });
    }
}
