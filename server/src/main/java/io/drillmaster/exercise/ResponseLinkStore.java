package io.drillmaster.exercise;

import io.drillmaster.common.Secrets;
import org.jdbi.v3.core.Jdbi;

/** The table {@code response_link_key}: one key for all servers on the database. */
final class ResponseLinkStore {
    static final int KEY_BYTES = 32;

    private final Jdbi jdbi;

    ResponseLinkStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The key; made when there is none. */
    byte[] key() {
        return jdbi.inTransaction(handle -> {
            handle.execute("insert into response_link_key (key) values (?) on conflict do nothing", (Object)
                    Secrets.bytes(KEY_BYTES));
            return handle.createQuery("select key from response_link_key")
                    .mapTo(byte[].class)
                    .one();
        });
    }
}
