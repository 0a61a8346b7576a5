package app.bellhop.work.messages;

import app.bellhop.cloud.sns.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that is kept under a name, to be published again and again.
 *
 * @param message its subject, texts, attributes and group
 */
public record MessageTemplate(String name, Message message) {

    public MessageTemplate {
        Objects.requireNonNull(name);
        // A file by another version may lack the rest.
        message = new Message(
                text(message.subject()),
                text(message.text()),
                message.texts() == null ? Map.of() : message.texts(),
                message.attributes() == null ? Map.of() : message.attributes(),
                text(message.groupId()),
                "");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** These with this one, in place of the one of the same name; by name. */
    public List<MessageTemplate> in(List<MessageTemplate> all) {
        List<MessageTemplate> more = new ArrayList<>(without(all, name));
        more.add(this);
        more.sort(Comparator.comparing(MessageTemplate::name, String.CASE_INSENSITIVE_ORDER));
        return more;
    }

    public static List<MessageTemplate> without(List<MessageTemplate> all, String name) {
        return all.stream().filter(template -> !template.name().equals(name)).toList();
    }
}
