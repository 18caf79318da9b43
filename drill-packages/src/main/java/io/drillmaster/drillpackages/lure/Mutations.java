package io.drillmaster.drillpackages.lure;

import java.util.stream.Stream;

/** Which generator makes which mutation. Generators tell the least noticeable variant first. */
final class Mutations {
    private Mutations() {}

    /** The variants of a name; they may be invalid, repeat each other or be somebody's name. */
    static Stream<String> of(Mutation mutation, Target target) {
        return switch (mutation) {
            case TRANSPOSITION -> target.mistyped(Typing::transpositions);
            case OMISSION -> target.mistyped(Typing::omissions);
            case REPETITION -> target.mistyped(Typing::repetitions);
            case REPLACEMENT -> target.mistyped(Typing::replacements);
            case INSERTION -> target.mistyped(Typing::insertions);
            case HOMOGLYPH -> target.mistyped(LookAlikes::homoglyphs);
            case VOWEL_SWAP -> target.mistyped(LookAlikes::vowelSwaps);
            case BITFLIP -> target.mistyped(LookAlikes::bitflips);
            case PLURAL -> target.mistyped(Words::plurals);
            case SEPARATOR -> target.renamed(base -> Separators.variants(target));
            case WORD_ORDER -> target.renamed(Words::otherOrders);
            case VERSION_SUFFIX -> target.renamed(Words::versions);
            case COMBOSQUAT_SUFFIX -> target.renamed(base -> Combosquats.suffixes(target));
            case COMBOSQUAT_PREFIX -> target.renamed(base -> Combosquats.prefixes(target));
            case SCOPE_CONFUSION -> Scopes.confusions(target);
        };
    }
}
