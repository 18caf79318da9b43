package io.drillmaster.doctor;

import java.util.Optional;
import org.xbill.DNS.Message;

/** What came of asking a name server something. */
sealed interface DnsReply {
    /** An answer, whatever it says. */
    record Answered(Message said) implements DnsReply {}

    /** The machine is there and says that nothing listens at this port. */
    record Closed() implements DnsReply {}

    /** Nothing came back in time. */
    record Silent() implements DnsReply {}

    /** Something else went wrong, such as no route. */
    record Broken(String why) implements DnsReply {}

    /** The answer, if there was one. */
    default Optional<Message> message() {
        return this instanceof Answered answered ? Optional.of(answered.said()) : Optional.empty();
    }

    /** How it went when there was no answer. */
    default String trouble() {
        if (this instanceof Closed) {
            return "nothing listens there";
        }
        return this instanceof Broken broken ? broken.why() : "no answer";
    }
}
