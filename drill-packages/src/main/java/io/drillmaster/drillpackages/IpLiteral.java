package io.drillmaster.drillpackages;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** IP addresses as text. */
final class IpLiteral {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6_LETTERS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private IpLiteral() {}

    /** Whether a text is an IPv4 or IPv6 address. Nothing is looked up. */
    static boolean isOne(String text) {
        return IPV4.matcher(text).matches() || isIpv6(text);
    }

    /** As it stands in a URL. */
    static String forUrl(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** Text with a colon is never looked up by {@link InetAddress}: it is read as IPv6 or refused. */
    @SuppressWarnings("AddressSelection")
    private static boolean isIpv6(String text) {
        if (!IPV6_LETTERS.matcher(text).matches()) {
            return false;
        }
        try {
            InetAddress.getByName(text);
            return true;
        } catch (UnknownHostException refused) {
            return false;
        }
    }
}
