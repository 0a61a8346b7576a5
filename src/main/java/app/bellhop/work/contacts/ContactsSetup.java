package app.bellhop.work.contacts;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a table of contacts becomes topics and subscriptions.
 *
 * @param source the file's path or the object's {@code s3://} URI
 * @param nameColumn the contact's name; empty for none, as with the other columns
 * @param region the country of phone numbers without a country code, such as {@code US}; empty for none
 * @param names the parts of topic names chosen for cells, by cell
 * @param exactly whether to remove subscriptions that aren't in the table
 */
public record ContactsSetup(
        String source,
        String nameColumn,
        String emailColumn,
        String phoneColumn,
        String departmentColumn,
        String region,
        List<TopicTemplate> templates,
        Map<String, String> names,
        boolean exactly) {

    public ContactsSetup {
        for (Object part : new Object[] {source, nameColumn, emailColumn, phoneColumn, departmentColumn, region}) {
            Objects.requireNonNull(part);
        }
        names = names == null ? Map.of() : Map.copyOf(names); // Older versions saved none.
        templates = templates.stream().filter(Objects::nonNull).toList();
    }

    /** With these names for cells. */
    public ContactsSetup withNames(Map<String, String> some) {
        return new ContactsSetup(
                source, nameColumn, emailColumn, phoneColumn, departmentColumn, region, templates, some, exactly);
    }
}
