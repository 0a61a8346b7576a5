package app.bellhop.work.contacts;

import java.util.List;
import java.util.Objects;

/**
 * How a table of contacts is read, and what is made of it.
 *
 * @param source the file's path or the object's {@code s3://} URI
 * @param nameColumn of whom a line is; empty for no column, as with the others
 * @param region whose phone numbers are written without a country code, as {@code US}; empty for none
 * @param exactly whether subscriptions go that no contact stands for
 */
public record ContactsSetup(
        String source,
        String nameColumn,
        String emailColumn,
        String phoneColumn,
        String departmentColumn,
        String region,
        List<TopicTemplate> templates,
        boolean exactly) {

    public ContactsSetup {
        for (Object part : new Object[] {source, nameColumn, emailColumn, phoneColumn, departmentColumn, region}) {
            Objects.requireNonNull(part);
        }
        templates = templates.stream().filter(Objects::nonNull).toList();
    }
}
