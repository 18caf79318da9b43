/**
 * The database: connection pool, JDBI set-up, migrations, the embedded PostgreSQL and notifications. Imports common only.
 * Promises a migrated schema to whoever gets a {@link io.drillmaster.db.Database}.
 */
@NullMarked
package io.drillmaster.db;

import org.jspecify.annotations.NullMarked;
