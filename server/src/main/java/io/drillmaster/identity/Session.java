package io.drillmaster.identity;

/**
 * Somebody is signed in.
 *
 * @param account who
 * @param csrf what each of their forms must carry
 * @param secretHash identity of the session in the database
 */
public record Session(Account account, String csrf, String secretHash) {}
