package io.drillmaster.db;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that LISTENs, and tells those who subscribed. A notification is a hint, never the news itself: whoever
 * needs to miss nothing reads the tables, and polls now and then besides.
 */
public final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DatabaseAddress address;
    private final String channel;
    private final List<Consumer<String>> subscribers = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private Notifications(DatabaseAddress address, String channel) {
        this.address = address;
        this.channel = channel;
        this.thread = new Thread(this::run, "notifications-" + channel);
        this.thread.setDaemon(true);
    }

    /** Begins to listen on a channel (a plain lower-case word). */
    public static Notifications listen(DatabaseAddress address, String channel) {
        if (!channel.matches("[a-z_]+")) {
            throw new IllegalArgumentException("'" + channel + "' is not a channel name");
        }
        var notifications = new Notifications(address, channel);
        notifications.thread.start();
        return notifications;
    }

    /** Has the payload of each notification told; an empty one after a reconnect, when some may have been missed. */
    public void subscribe(Consumer<String> subscriber) {
        subscribers.add(subscriber);
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (stop.getCount() > 0) {
            try {
                listenUntilItBreaks();
            } catch (SQLException e) {
                if (stop.getCount() > 0) {
                    LOG.warn("listening on {} broke off and is tried again: {}", channel, e.getMessage());
                }
            }
            try {
                if (stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void listenUntilItBreaks() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("tcpKeepAlive", "true");
        try (var connection = DriverManager.getConnection(address.url(), properties);
                var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            tell("");
            var listening = connection.unwrap(PGConnection.class);
            while (stop.getCount() > 0) {
                var heard = listening.getNotifications(250);
                for (var notification : heard) {
                    tell(notification.getParameter());
                }
            }
        }
    }

    private void tell(String payload) {
        for (var subscriber : subscribers) {
            try {
                subscriber.accept(payload);
            } catch (RuntimeException e) {
                LOG.error("a subscriber of {} failed on '{}'", channel, payload, e);
            }
        }
    }
}
