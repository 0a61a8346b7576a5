package app.bellhop.work.contacts;

import app.bellhop.cloud.sns.Endpoints;
import app.bellhop.cloud.sns.PhoneNumbers;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.table.CsvDocument;
import app.bellhop.table.RowProblem;
import app.bellhop.work.contacts.Rejected.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<String, Set<String>> protocols = new HashMap<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final TopicNames names;

    private DesiredState(CsvDocument contacts, ContactsSetup setup) {
        this.contacts = contacts;
        this.setup = setup;
        this.names = new TopicNames(setup.names());
    }

    public static DesiredState of(CsvDocument contacts, ContactsSetup setup) {
        DesiredState desired = new DesiredState(contacts, setup);
        contacts.problems().forEach(problem -> {
            desired.rejected.add(new Rejected(problem.line(), reason(problem.reason()), problem.text()));
            desired.doubts.add(new Doubt("", "", problem.line()));
        });
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

    /** How cells are written in topic names, where that isn't obvious. */
    public List<TopicNamePart> names() {
        return names.told();
    }

    /** The protocols that the table is about in a topic: its templates' own, as far as the table has a column for them. */
    Set<String> protocols(String topic) {
        return protocols.getOrDefault(topic, Set.of());
    }

    /** The row that can't be used and may be this subscription's contact's. */
    Optional<Doubt> doubt(Subscription subscription) {
        return doubts.stream().filter(doubt -> doubt.covers(subscription)).findFirst();
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
        String email = Endpoints.plain("email", cell(row, setup.emailColumn()));
        String phone = cell(row, setup.phoneColumn());
        if (email.isEmpty() && phone.isEmpty()) {
            reject(row, Reason.NO_ENDPOINT, cell(row, setup.nameColumn()));
            doubts.add(new Doubt("", "", row.line()));
            return;
        }
        Map<String, String> endpoints = new LinkedHashMap<>();
        if (!email.isEmpty()) {
            accept(row, "email", Optional.of(email).filter(e -> SnsRules.endpoint("email", e)), endpoints, () -> {
                reject(row, Reason.BAD_EMAIL, email);
            });
        }
        if (!phone.isEmpty()) {
            Optional<String> number = PhoneNumbers.e164(phone, setup.region())
                    .filter(e164 -> !PhoneNumbers.country(e164).isEmpty());
            accept(row, "sms", number, endpoints, () -> {
                reject(row, PhoneNumbers.hasExtension(phone) ? Reason.EXTENSION : Reason.BAD_PHONE, phone);
            });
        }
        for (TopicTemplate template : setup.templates()) {
            Optional<String> topic = topic(row, template);
            if (topic.isEmpty()) {
                endpoints.forEach((protocol, endpoint) -> doubts.add(new Doubt(protocol, endpoint, row.line())));
            }
            topic.ifPresent(name -> manage(name, template));
            topic.ifPresent(name -> endpoints.forEach((protocol, endpoint) -> {
                if (template.protocols().contains(protocol)) {
                    add(row, name, protocol, endpoint);
                }
            }));
        }
    }

    private void manage(String topic, TopicTemplate template) {
        Set<String> managed = protocols.computeIfAbsent(topic, name -> new HashSet<>());
        template.protocols().stream()
                .filter(p -> !(p.equals("email") ? setup.emailColumn() : setup.phoneColumn()).isEmpty())
                .forEach(managed::add);
    }

    /** An endpoint that can't be used may be anybody's of that protocol. */
    private void accept(
            CsvDocument.Row row,
            String protocol,
            Optional<String> endpoint,
            Map<String, String> endpoints,
            Runnable otherwise) {
        if (endpoint.isPresent()) {
            endpoints.put(protocol, endpoint.get());
        } else {
            otherwise.run();
            doubts.add(new Doubt(protocol, "", row.line()));
        }
    }

    private Optional<String> topic(CsvDocument.Row row, TopicTemplate template) {
        StringBuilder name = new StringBuilder();
        Matcher placeholders = PLACEHOLDER.matcher(template.pattern());
        while (placeholders.find()) {
            String column = column(placeholders.group(1), setup);
            String value = cell(row, column);
            if (value.isEmpty()) {
                reject(row, Reason.NO_VALUE, placeholders.group());
                return Optional.empty();
            }
            placeholders.appendReplacement(name, Matcher.quoteReplacement(names.of(column, value)));
        }
        placeholders.appendTail(name);
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
        DesiredSubscription desired = new DesiredSubscription(topic, protocol, endpoint, cell(row, setup.nameColumn()));
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
