package io.drillmaster.db;

/**
 * Where a PostgreSQL is and as whom to connect.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://…}
 * @param user role name
 * @param password may be empty where the server asks for none
 */
public record DatabaseAddress(String url, String user, String password) {
    @Override
    public String toString() {
        return url + " as " + user; // never the password
    }
}
