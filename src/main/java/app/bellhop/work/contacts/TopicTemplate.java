package app.bellhop.work.contacts;

import java.util.List;
import java.util.Objects;

/**
 * Topics that contacts are subscribed to.
 *
 * @param pattern a topic's name; {@code {department}} stands for a contact's cell in the column of that name
 * @param protocols which of email and sms
 */
public record TopicTemplate(String pattern, List<String> protocols) {

    public TopicTemplate {
        Objects.requireNonNull(pattern);
        protocols = List.copyOf(protocols);
    }
}
