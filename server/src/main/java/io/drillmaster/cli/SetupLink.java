package io.drillmaster.cli;

/** The link with which the first administrator is created. */
final class SetupLink {
    private SetupLink() {}

    static String of(String address, String secret) {
        return address + "/setup/" + secret;
    }
}
