package io.drillmaster.canary;

import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * What a drill zone contains: its apex, its name servers, and every name that a drill package could look up. Names of
 * tokens that were never given out are there too and look the same, so that nobody can find tokens by asking.
 */
final class DnsZoneRecords {
    private static final long NAME_SERVER_TTL = 3600;
    private static final long APEX_TTL = 300;
    private static final int LONGEST_STRING = 255;

    /** Phase, nonce and token. */
    private static final int DRILL_LABELS = 3;

    /**
     * Version of what the program puts into a zone, as date and number. It is the same on every server that is asked for
     * the zone, so that nobody finds them at odds; nothing is transferred by it.
     */
    private static final long SERIAL = 2026_11_21_01L;

    private static final long REFRESH = 14_400;
    private static final long RETRY = 3600;
    private static final long EXPIRE = 1_209_600;

    /** How long "no such name" may be remembered (RFC 2308). It never matters to a drill: its names always exist. */
    private static final long NEGATIVE_TTL = 300;

    private final DrillZone zone;
    private final Name apex;
    private final List<InetAddress> answers;
    private final SOARecord soa;
    private final List<Record> glue = new ArrayList<>();
    private final Map<String, List<Record>> fixed = new HashMap<>();
    private final int deepestFixed;

    DnsZoneRecords(DrillZone zone, DnsSettings settings) {
        this.zone = zone;
        apex = name(zone.value());
        answers = settings.answers();
        var servers = settings.nameServers();
        soa = new SOARecord(
                apex,
                DClass.IN,
                NEGATIVE_TTL,
                name(servers.get(0).name()),
                mailbox(settings.hostmaster()),
                SERIAL,
                REFRESH,
                RETRY,
                EXPIRE,
                NEGATIVE_TTL);
        var top = new ArrayList<Record>();
        top.add(soa);
        for (var server : servers) {
            top.add(new NSRecord(apex, DClass.IN, NAME_SERVER_TTL, name(server.name())));
            if (server.isInside(zone)) {
                addInside(server);
            }
        }
        top.addAll(addresses(apex, APEX_TTL, answers));
        top.add(notice(settings.notice()));
        fixed.put("", List.copyOf(top));
        deepestFixed = fixed.keySet().stream()
                .mapToInt(relative -> relative.isEmpty() ? 0 : relative.split("\\.").length)
                .max()
                .orElse(0);
    }

    private void addInside(DnsSettings.NameServer server) {
        var owner = name(server.name());
        var records = addresses(owner, NAME_SERVER_TTL, server.addresses());
        glue.addAll(records);
        var relative =
                server.name().substring(0, server.name().length() - zone.value().length() - 1);
        fixed.put(relative, records);
        for (var dot = relative.indexOf('.'); dot >= 0; dot = relative.indexOf('.', dot + 1)) {
            fixed.putIfAbsent(relative.substring(dot + 1), List.of()); // a name with names below it exists
        }
    }

    private static List<Record> addresses(Name owner, long ttl, List<InetAddress> addresses) {
        var records = new ArrayList<Record>(addresses.size());
        for (var address : addresses) {
            records.add(
                    address instanceof Inet4Address
                            ? new ARecord(owner, DClass.IN, ttl, address)
                            : new AAAARecord(owner, DClass.IN, ttl, address));
        }
        return records;
    }

    private TXTRecord notice(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        var strings = new ArrayList<byte[]>();
        for (var from = 0; from < octets.length; from += LONGEST_STRING) {
            strings.add(Arrays.copyOfRange(octets, from, Math.min(octets.length, from + LONGEST_STRING)));
        }
        return new TXTRecord(
                apex,
                DClass.IN,
                APEX_TTL,
                strings.stream().map(DnsZoneRecords::escaped).toList());
    }

    /** As a master file would have it: dnsjava takes octets outside ASCII in no other form. */
    private static String escaped(byte[] octets) {
        var text = new StringBuilder();
        for (var octet : octets) {
            text.append(
                    octet >= ' ' && octet != '\\' && octet != 0x7f
                            ? String.valueOf((char) octet)
                            : String.format(Locale.ROOT, "\\%03d", Byte.toUnsignedInt(octet)));
        }
        return text.toString();
    }

    /** Whether the name is the zone's or below it. */
    boolean contains(Name name) {
        return name.subdomain(apex);
    }

    /**
     * What the zone says of a name.
     *
     * @param records an empty list where there is only something below; null for no such name
     * @param drill the drill name that this is, if it is a whole one
     */
    record Found(@Nullable List<Record> records, @Nullable DrillName drill) {
        private static final Found NO_RECORDS = new Found(List.of(), null);
        private static final Found NO_SUCH_NAME = new Found(null, null);
    }

    /** Looks a name up that the zone {@link #contains}. */
    Found find(Name name) {
        var labels = name.labels() - apex.labels();
        if (labels <= deepestFixed) {
            var known = fixed.get(relative(name, labels));
            if (known != null) {
                return new Found(known, null);
            }
        }
        return switch (labels) {
            case 1 -> noRecordsIf(Token.isToken(lower(name, 0)));
            case 2 -> noRecordsIf(DrillName.isNonce(lower(name, 0)) && Token.isToken(lower(name, 1)));
            case DRILL_LABELS -> drill(name, lower(name, 0), lower(name, 1), lower(name, 2));
            default -> Found.NO_SUCH_NAME;
        };
    }

    private Found drill(Name name, String phase, String nonce, String token) {
        var known = Phase.ofCode(phase);
        if (known.isEmpty() || !DrillName.isNonce(nonce) || !Token.isToken(token)) {
            return Found.NO_SUCH_NAME;
        }
        return new Found(addresses(name, 0, answers), new DrillName(known.get(), nonce, new Token(token)));
    }

    private static String relative(Name name, int labels) {
        var relative = new StringBuilder();
        for (var i = 0; i < labels; i++) {
            relative.append(i == 0 ? "" : ".").append(lower(name, i));
        }
        return relative.toString();
    }

    /** The quick way to answer for drill names; empty where a name server's own name could be taken for one. */
    Optional<DnsShortcut> shortcut() {
        return deepestFixed < DRILL_LABELS
                ? Optional.of(new DnsShortcut(apex.toWireCanonical(), answers))
                : Optional.empty();
    }

    /** Whether one of the zones is inside the other. */
    boolean overlaps(DnsZoneRecords other) {
        return apex.subdomain(other.apex) || other.apex.subdomain(apex);
    }

    /** Addresses of the name servers inside the zone. */
    List<Record> glue() {
        return glue;
    }

    /** For the authority section of "no such name" and "no such record". */
    SOARecord soa() {
        return soa;
    }

    private static Found noRecordsIf(boolean exists) {
        return exists ? Found.NO_RECORDS : Found.NO_SUCH_NAME;
    }

    /** A label in lower case: ASCII alone, as RFC 4343 has it, so that no other letter turns into one of a token's. */
    private static String lower(Name name, int label) {
        var octets = name.getLabel(label); // its length in front
        for (var i = 1; i < octets.length; i++) {
            if (octets[i] >= 'A' && octets[i] <= 'Z') {
                octets[i] = (byte) (octets[i] + ('a' - 'A'));
            }
        }
        return new String(octets, 1, octets.length - 1, StandardCharsets.ISO_8859_1);
    }

    /** In an SOA record the part before the at sign is one label, whatever dots it has (RFC 1035, 8). */
    private static Name mailbox(String mail) {
        var at = mail.indexOf('@');
        return name(mail.substring(0, at).replace(".", "\\.") + "." + mail.substring(at + 1));
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a DNS name: " + e.getMessage(), e);
        }
    }
}
