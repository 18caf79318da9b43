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
        return addresses.stream()
                .map(address -> address instanceof Inet4Address
                        ? (Record) new ARecord(owner, DClass.IN, ttl, address)
                        : new AAAARecord(owner, DClass.IN, ttl, address))
                .toList();
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

    /** The records of a name in the zone; an empty list where there is only something below; empty for no such name. */
    Optional<List<Record>> find(Name name) {
        var labels = name.labels() - apex.labels();
        var relative = new StringBuilder();
        for (var i = 0; i < labels; i++) {
            relative.append(i == 0 ? "" : ".").append(name.getLabelString(i).toLowerCase(Locale.ROOT));
        }
        var known = fixed.get(relative.toString());
        if (known != null) {
            return Optional.of(known);
        }
        return switch (labels) {
            case 1 -> noRecordsIf(isToken(name, 0));
            case 2 -> noRecordsIf(isNonce(name, 0) && isToken(name, 1));
            case 3 ->
                isPhase(name, 0) && isNonce(name, 1) && isToken(name, 2)
                        ? Optional.of(addresses(name, 0, answers))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The drill name that this is, if it is a whole one. */
    Optional<DrillName> drillName(Name name) {
        return DrillName.parse(name.toString(), zone);
    }

    /** Addresses of the name servers inside the zone. */
    List<Record> glue() {
        return glue;
    }

    /** For the authority section of "no such name" and "no such record". */
    SOARecord soa() {
        return soa;
    }

    private static Optional<List<Record>> noRecordsIf(boolean exists) {
        return exists ? Optional.of(List.of()) : Optional.empty();
    }

    private static boolean isToken(Name name, int label) {
        return Token.isToken(lower(name, label));
    }

    private static boolean isNonce(Name name, int label) {
        return DrillName.isNonce(lower(name, label));
    }

    private static boolean isPhase(Name name, int label) {
        return Phase.ofCode(lower(name, label)).isPresent();
    }

    private static String lower(Name name, int label) {
        return name.getLabelString(label).toLowerCase(Locale.ROOT);
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
