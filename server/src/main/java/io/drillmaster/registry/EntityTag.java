package io.drillmaster.registry;

import io.drillmaster.common.Hashes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A validator of what is sent (RFC 9110 section 8.8.3).
 *
 * @param weak for pages, which the web server may compress on their way; files keep their bytes
 */
public record EntityTag(String opaque, boolean weak) {
    private static final Pattern ONE = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    /** Of a file with this digest. */
    public static EntityTag ofFile(String sha256) {
        return new EntityTag(sha256, false);
    }

    /** Of a page with these bytes. */
    public static EntityTag ofPage(byte[] body) {
        return new EntityTag(Hashes.sha256(body).substring(0, 32), true);
    }

    /** Whether an {@code If-None-Match} header names it, so that the client has it already. */
    public boolean isIn(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        return ONE.matcher(ifNoneMatch)
                .results()
                .anyMatch(found -> found.group(1).equals(opaque));
    }

    /** Whether a range may be sent: {@code If-Range} is absent, or is this very tag. A date never is: none is sent. */
    public boolean allowsRange(@Nullable String ifRange) {
        return ifRange == null || (!weak && ifRange.strip().equals(toString()));
    }

    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }
}
