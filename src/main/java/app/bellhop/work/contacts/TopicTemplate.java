package app.bellhop.work.contacts;

import java.util.List;
import java.util.Objects;

/**
 * A template for the topics to subscribe contacts to.
 *
 * @param pattern a topic name in which {@code {department}} is replaced with the contact's cell in that column
 * @param protocols email, sms or both
 */
public record TopicTemplate(String pattern, List<String> protocols) {

    public TopicTemplate {
        Objects.requireNonNull(pattern);
        protocols = List.copyOf(protocols);
    }
}
