package app.bellhop.work.contacts;

import app.bellhop.cloud.sns.PhoneNumbers;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.table.CsvDocument;
import app.bellhop.table.RowProblem;
import app.bellhop.work.contacts.Rejected.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The topics and subscriptions that a table of contacts asks for, whether or not they exist. */
public final class DesiredState {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    private final CsvDocument contacts;
    private final ContactsSetup setup;
    private final Set<String> topics = new LinkedHashSet<>();
    private final Map<String, DesiredSubscription> subscriptions = new LinkedHashMap<>();
    private final List<Rejected> rejected = new ArrayList<>();

    private DesiredState(CsvDocument contacts, ContactsSetup setup) {
        this.contacts = contacts;
        this.setup = setup;
    }

    public static DesiredState of(CsvDocument contacts, ContactsSetup setup) {
        DesiredState desired = new DesiredState(contacts, setup);
        contacts.problems()
                .forEach(problem ->
                        desired.rejected.add(new Rejected(problem.line(), reason(problem.reason()), problem.text())));
        contacts.rows().forEach(desired::accept);
        return desired;
    }

    private static Reason reason(RowProblem.Reason problem) {
        return switch (problem) {
            case FEWER_CELLS, MORE_CELLS -> Reason.CELLS;
            case BAD_CHARACTERS -> Reason.BAD_CHARACTERS;
            case ZEROS -> Reason.ZEROS;
            default -> Reason.UNREADABLE;
        };
    }

    /** The topic names, in table order. */
    public List<String> topics() {
        return List.copyOf(topics);
    }

    public List<DesiredSubscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    public List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** The column names in a pattern that the table doesn't have. */
    public static List<String> unknownColumns(String pattern, CsvDocument contacts, ContactsSetup setup) {
        List<String> unknown = new ArrayList<>();
        Matcher names = PLACEHOLDER.matcher(pattern);
        while (names.find()) {
            if (contacts.column(column(names.group(1), setup)) < 0) {
                unknown.add(names.group(1));
            }
        }
        return unknown;
    }

    /** {@code {department}} refers to the column chosen for it, whatever its name. */
    private static String column(String placeholder, ContactsSetup setup) {
        String chosen = switch (placeholder) {
            case "name" -> setup.nameColumn();
            case "email" -> setup.emailColumn();
            case "phone" -> setup.phoneColumn();
            case "department" -> setup.departmentColumn();
            default -> "";
        };
        return chosen.isEmpty() ? placeholder : chosen;
    }

    private String cell(CsvDocument.Row row, String column) {
        int index = column.isEmpty() ? -1 : contacts.column(column);
        return index < 0 ? "" : row.cells().get(index).strip();
    }

    private void accept(CsvDocument.Row row) {
        String email = cell(row, setup.emailColumn());
        String phone = cell(row, setup.phoneColumn());
        if (email.isEmpty() && phone.isEmpty()) {
            reject(row, Reason.NO_ENDPOINT, cell(row, setup.nameColumn()));
            return;
        }
        boolean goodEmail = email.isEmpty() || SnsRules.endpoint("email", email);
        if (!goodEmail) {
            reject(row, Reason.BAD_EMAIL, email);
        }
        Optional<String> number = phone.isEmpty()
                ? Optional.empty()
                : PhoneNumbers.e164(phone, setup.region())
                        .filter(e164 -> !PhoneNumbers.country(e164).isEmpty());
        if (!phone.isEmpty() && number.isEmpty()) {
            reject(row, Reason.BAD_PHONE, phone);
        }
        for (TopicTemplate template : setup.templates()) {
            topic(row, template).ifPresent(topic -> {
                if (goodEmail && !email.isEmpty() && template.protocols().contains("email")) {
                    add(row, topic, "email", email);
                }
                if (number.isPresent() && template.protocols().contains("sms")) {
                    add(row, topic, "sms", number.get());
                }
            });
        }
    }

    private Optional<String> topic(CsvDocument.Row row, TopicTemplate template) {
        StringBuilder name = new StringBuilder();
        Matcher names = PLACEHOLDER.matcher(template.pattern());
        while (names.find()) {
            String value = cell(row, column(names.group(1), setup));
            if (value.isEmpty()) {
                reject(row, Reason.NO_VALUE, names.group());
                return Optional.empty();
            }
            // Characters not allowed in topic names become underscores: "Public Works" is Public_Works.
            names.appendReplacement(name, Matcher.quoteReplacement(value.replaceAll("[^A-Za-z0-9_-]+", "_")));
        }
        names.appendTail(name);
        if (!SnsRules.topicName(name.toString())) {
            reject(row, Reason.BAD_TOPIC, name.toString());
            return Optional.empty();
        }
        if (name.toString().endsWith(".fifo")) {
            reject(row, Reason.FIFO, name.toString());
            return Optional.empty();
        }
        return Optional.of(name.toString());
    }

    private void add(CsvDocument.Row row, String topic, String protocol, String endpoint) {
        DesiredSubscription desired =
                new DesiredSubscription(topic, protocol, endpoint, cell(row, setup.nameColumn()), row.line());
        topics.add(topic);
        if (subscriptions.putIfAbsent(desired.identity(), desired) != null) {
            reject(row, Reason.DUPLICATE, topic + " · " + endpoint);
        }
    }

    private void reject(CsvDocument.Row row, Reason reason, String value) {
        Rejected why = new Rejected(row.line(), reason, value);
        // Reported once, not for each template.
        if (rejected.isEmpty() || !rejected.get(rejected.size() - 1).equals(why)) {
            rejected.add(why);
        }
    }
}
