package io.drillmaster.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * Sign-in: POST {@code /sign-in} with {@code account}, {@code password}, {@code next}. Signing out is POST
 * {@code /sign-out}, a form in the header.
 *
 * @param account as typed before
 * @param problem why it did not work; null at first
 * @param next path to go to afterwards
 */
public record SignInPage(String account, @Nullable String problem, String next) implements Page {}
