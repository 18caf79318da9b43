package io.drillmaster.registry;

/** What a registry token allows. */
public enum TokenRights {
    /** To see and fetch what its exercise has in the registry. */
    READ,
    /** To read, and to upload, yank and remove background packages of its exercise. */
    UPLOAD
}
