package app.bellhop.work.subscriptions;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.table.CsvDocument;
import app.bellhop.table.CsvFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Subscriptions as rows of CSV: written with all that is known, and read again. */
public final class SubscriptionCsv {

    private static final String PROTOCOL = "protocol";
    private static final String ENDPOINT = "endpoint";
    private static final String STATUS = "status";
    private static final String ARN = "subscription_arn";
    private static final String PROBLEM = "problem";

    /** Columns of attributes, by the API's names. */
    private static final Map<String, String> ATTRIBUTES = attributes();

    /** What Subscribe takes; a replay policy would send archived messages again. */
    private static final List<String> COPIED = List.of(
            SubscriptionAttributes.FILTER_POLICY,
            SubscriptionAttributes.FILTER_POLICY_SCOPE,
            SubscriptionAttributes.RAW,
            SubscriptionAttributes.REDRIVE_POLICY,
            SubscriptionAttributes.DELIVERY_POLICY,
            SubscriptionAttributes.ROLE);

    /**
     * A row that was read.
     *
     * @param status of the subscription that was exported, in lower case; empty if there is no such column
     * @param problem why the export could not load its attributes; empty if it could
     * @param attributes by the API's names; only what Subscribe takes
     */
    public record Line(
            String protocol, String endpoint, String status, String problem, Map<String, String> attributes) {}

    private SubscriptionCsv() {}

    private static Map<String, String> attributes() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("filter_policy", SubscriptionAttributes.FILTER_POLICY);
        columns.put("filter_policy_scope", SubscriptionAttributes.FILTER_POLICY_SCOPE);
        columns.put("raw_message_delivery", SubscriptionAttributes.RAW);
        columns.put("redrive_policy", SubscriptionAttributes.REDRIVE_POLICY);
        columns.put("delivery_policy", SubscriptionAttributes.DELIVERY_POLICY);
        columns.put("subscription_role_arn", SubscriptionAttributes.ROLE);
        columns.put("replay_policy", SubscriptionAttributes.REPLAY_POLICY);
        return columns;
    }

    /**
     * The header and a row for each.
     *
     * @param sentence words why attributes could not be loaded
     */
    public static List<List<String>> rows(List<SubscriptionDetail> details, Function<CloudException, String> sentence) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(PROTOCOL, ENDPOINT, STATUS, "owner", "topic_arn", ARN));
        header.addAll(ATTRIBUTES.keySet());
        header.add(PROBLEM);
        rows.add(header);
        for (SubscriptionDetail detail : details) {
            Subscription s = detail.subscription();
            List<String> row = new ArrayList<>(List.of(
                    s.protocol(),
                    s.endpoint(),
                    s.state().name().toLowerCase(Locale.ROOT),
                    s.owner(),
                    s.topicArn(),
                    s.removable() ? s.arn() : ""));
            ATTRIBUTES
                    .values()
                    .forEach(name -> row.add(detail.attributes().values().getOrDefault(name, "")));
            row.add(detail.failure() == null ? "" : sentence.apply(detail.failure()));
            rows.add(row);
        }
        return rows;
    }

    /** The rows of a table; empty if it has no columns {@code protocol} and {@code endpoint}. */
    public static Optional<List<Line>> read(CsvDocument table) {
        if (table.column(PROTOCOL) < 0 || table.column(ENDPOINT) < 0) {
            return Optional.empty();
        }
        return Optional.of(table.rows().stream()
                .map(row -> new Line(
                        cell(table, row, PROTOCOL).toLowerCase(Locale.ROOT),
                        cell(table, row, ENDPOINT),
                        cell(table, row, STATUS).toLowerCase(Locale.ROOT),
                        table.column(ARN) < 0 ? "" : cell(table, row, PROBLEM),
                        attributes(table, row)))
                .toList());
    }

    /** Without the apostrophe that keeps spreadsheets from running a formula. */
    private static String cell(CsvDocument table, CsvDocument.Row row, String column) {
        int index = table.column(column);
        return index < 0 ? "" : CsvFile.original(row.cells().get(index).strip());
    }

    private static Map<String, String> attributes(CsvDocument table, CsvDocument.Row row) {
        Map<String, String> values = new LinkedHashMap<>();
        ATTRIBUTES.forEach((column, name) -> values.put(name, cell(table, row, column)));
        return copied(new SubscriptionAttributes(values));
    }

    /** What of a subscription's attributes Subscribe takes, as far as it differs from the defaults. */
    public static Map<String, String> copied(SubscriptionAttributes attributes) {
        Map<String, String> copied = new LinkedHashMap<>();
        for (String name : COPIED) {
            String value = attributes.values().getOrDefault(name, "");
            if (!value.isBlank()) {
                copied.put(name, value);
            }
        }
        if (attributes.filterPolicy().isEmpty()) {
            copied.remove(SubscriptionAttributes.FILTER_POLICY);
            copied.remove(SubscriptionAttributes.FILTER_POLICY_SCOPE);
        }
        if (!attributes.raw()) {
            copied.remove(SubscriptionAttributes.RAW);
        }
        return copied;
    }
}
