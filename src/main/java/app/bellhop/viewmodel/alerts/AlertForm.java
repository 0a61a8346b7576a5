package app.bellhop.viewmodel.alerts;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertRule;
import app.bellhop.work.alerts.AlertRule.AggregateFunction;
import app.bellhop.work.alerts.AlertRule.Comparison;
import app.bellhop.work.alerts.AlertSchedule;
import app.bellhop.work.alerts.AlertText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** An alert being edited. FX thread. */
public final class AlertForm {

    /** What the user completes to an object or prefix. */
    private static final String NO_SOURCE = "s3://";

    private final String connection;
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty source = new SimpleStringProperty();
    private final ObjectProperty<AggregateFunction> measure = new SimpleObjectProperty<>();
    private final StringProperty column = new SimpleStringProperty();
    private final StringProperty whereColumn = new SimpleStringProperty();
    private final StringProperty whereValue = new SimpleStringProperty();
    private final ObjectProperty<Comparison> comparison = new SimpleObjectProperty<>();
    private final StringProperty threshold = new SimpleStringProperty();
    private final StringProperty topic = new SimpleStringProperty();
    private final StringProperty subject = new SimpleStringProperty();
    private final StringProperty text = new SimpleStringProperty();
    private final BooleanProperty watch = new SimpleBooleanProperty();
    private final StringProperty everyMinutes = new SimpleStringProperty();
    private final StringProperty quietFrom = new SimpleStringProperty();
    private final StringProperty quietTo = new SimpleStringProperty();
    private final Observable[] all = {
        name,
        source,
        measure,
        column,
        whereColumn,
        whereValue,
        comparison,
        threshold,
        topic,
        subject,
        text,
        watch,
        everyMinutes,
        quietFrom,
        quietTo
    };
    private Map<String, Topic> topics = Map.of();
    private String id = "";

    AlertForm(String connection) {
        this.connection = connection;
        clear();
    }

    void clear() {
        id = UUID.randomUUID().toString();
        name.set("");
        source.set(NO_SOURCE);
        measure.set(AggregateFunction.ROWS);
        column.set("");
        whereColumn.set("");
        whereValue.set("");
        comparison.set(Comparison.OVER);
        threshold.set("100");
        topic.set("");
        subject.set(Texts.get("alerts.subject", "{name}", "{value}", "{threshold}"));
        text.set(Texts.get("alerts.text", "{value}", "{comparison}", "{threshold}", "{matched}", "{rows}", "{source}"));
        watch.set(false);
        show(AlertSchedule.ALWAYS);
    }

    /** Names the object or prefix, and the alert after it, unless the user has. */
    void suggest(S3Location place) {
        if (source.get().equals(NO_SOURCE)) {
            source.set(place.uri());
            if (name.get().isBlank()) {
                name.set(place.name().replaceFirst("[./].*", ""));
            }
        }
    }

    /** Names the topic, unless the user has. */
    void suggestTopic(String topicName) {
        if (topic.get() == null || topic.get().isBlank()) {
            topic.set(topicName);
        }
    }

    /** What topics there are: an alert keeps the ARN, as other regions have topics of the same names. */
    void know(List<Topic> found) {
        topics = found.stream().collect(Collectors.toMap(Topic::name, known -> known, (first, twice) -> first));
        topic.set(topic.get() == null ? "" : shown(topic.get()));
    }

    /** The name of a known topic's ARN. */
    private String shown(String nameOrArn) {
        String name = new Topic(nameOrArn).name();
        return Topic.isArn(nameOrArn) && new Topic(nameOrArn).equals(topics.get(name)) ? name : nameOrArn;
    }

    private String arn(String nameOrArn) {
        Topic known = topics.get(nameOrArn);
        return known == null ? nameOrArn : known.arn();
    }

    /** Whether it is this alert that is being edited. */
    boolean shows(Alert alert) {
        return id.equals(alert.id());
    }

    void show(Alert alert) {
        id = alert.id();
        name.set(alert.name());
        source.set(alert.source());
        measure.set(alert.rule().measure());
        column.set(alert.rule().column());
        whereColumn.set(alert.rule().whereColumn());
        whereValue.set(alert.rule().whereValue());
        comparison.set(alert.rule().comparison());
        threshold.set(AlertText.plain(alert.rule().threshold()));
        topic.set(shown(alert.topicArn()));
        subject.set(alert.subject());
        text.set(alert.text());
        watch.set(alert.watch());
        show(alert.schedule());
    }

    private void show(AlertSchedule schedule) {
        everyMinutes.set(schedule.everyMinutes() == 0 ? "" : String.valueOf(schedule.everyMinutes()));
        quietFrom.set(schedule.quietFrom());
        quietTo.set(schedule.quietTo());
    }

    public StringProperty name() {
        return name;
    }

    /** An object or prefix as {@code s3://bucket/key}. */
    public StringProperty source() {
        return source;
    }

    public ObjectProperty<AggregateFunction> measure() {
        return measure;
    }

    public StringProperty column() {
        return column;
    }

    public StringProperty whereColumn() {
        return whereColumn;
    }

    public StringProperty whereValue() {
        return whereValue;
    }

    public ObjectProperty<Comparison> comparison() {
        return comparison;
    }

    public StringProperty threshold() {
        return threshold;
    }

    /** A topic's name or ARN. */
    public StringProperty topic() {
        return topic;
    }

    public StringProperty subject() {
        return subject;
    }

    public StringProperty text() {
        return text;
    }

    public BooleanProperty watch() {
        return watch;
    }

    /** At most one message in so many minutes; empty for no limit. */
    public StringProperty everyMinutes() {
        return everyMinutes;
    }

    /** When quiet hours begin, as {@code 22:00}; empty for none. */
    public StringProperty quietFrom() {
        return quietFrom;
    }

    /** When quiet hours end. */
    public StringProperty quietTo() {
        return quietTo;
    }

    /** What is missing or wrong, one at a time; empty if the alert is valid. */
    public StringBinding problem() {
        return Bindings.createStringBinding(
                () -> problemNow().map(Problem::text).orElse(""), all);
    }

    /** Whether the problem is in what was entered, rather than something still to be filled in. */
    public BooleanBinding wrong() {
        return Bindings.createBooleanBinding(
                () -> problemNow().filter(Problem::wrong).isPresent(), all);
    }

    BooleanBinding valid() {
        return Bindings.createBooleanBinding(() -> problemNow().isEmpty(), all);
    }

    /** @param wrong whether something was entered that is not valid, rather than nothing yet */
    private record Problem(String text, boolean wrong) {}

    private static Optional<Problem> problem(String key, String entered) {
        return Optional.of(new Problem(Texts.get(key), !entered.isBlank() && !entered.equals(NO_SOURCE)));
    }

    private Optional<Problem> problemNow() {
        if (name.get().isBlank()) {
            return problem("alerts.noName", "");
        }
        if (location().isEmpty()) {
            return problem("alerts.badSource", source.get());
        }
        if (measure.get() != AggregateFunction.ROWS && column.get().isBlank()) {
            return problem("alerts.noColumn", "");
        }
        if (number().isEmpty()) {
            return problem("alerts.badThreshold", threshold.get());
        }
        if (!everyMinutes.get().strip().matches("\\d{0,5}")) {
            return problem("alerts.badMinutes", everyMinutes.get());
        }
        boolean quiet = AlertSchedule.time(quietFrom.get()).isPresent()
                && AlertSchedule.time(quietTo.get()).isPresent();
        if (!quiet && !(quietFrom.get().isBlank() && quietTo.get().isBlank())) {
            return problem("alerts.badQuiet", quietFrom.get() + quietTo.get());
        }
        String to = topic.get() == null ? "" : topic.get().strip();
        if (!SnsRules.topicName(to) && !Topic.isArn(to)) {
            return problem("alerts.noTopic", to);
        }
        if (!SnsRules.subject(subject.get())) {
            return Optional.of(
                    new Problem(Texts.get("publish.badSubject", subject.get().length()), true));
        }
        return SnsRules.message(text.get()) ? Optional.empty() : problem("publish.badMessage", text.get());
    }

    private Optional<S3Location> location() {
        return source.get().startsWith("s3://") ? S3Location.parse(source.get()) : Optional.empty();
    }

    private Optional<BigDecimal> number() {
        String typed = threshold.get().strip();
        return typed.matches("[+-]?\\d{1,30}(\\.\\d{1,20})?") ? Optional.of(new BigDecimal(typed)) : Optional.empty();
    }

    /** The alert as entered; must be valid. */
    Alert alert() {
        S3Location place = location().orElseThrow();
        return new Alert(
                id,
                connection,
                name.get().strip(),
                place.bucket(),
                place.key(),
                new AlertRule(
                        measure.get(),
                        measure.get() == AggregateFunction.ROWS
                                ? ""
                                : column.get().strip(),
                        whereColumn.get().strip(),
                        whereValue.get(),
                        comparison.get(),
                        number().orElseThrow()),
                arn(topic.get().strip()),
                subject.get(),
                text.get(),
                watch.get(),
                new AlertSchedule(
                        everyMinutes.get().isBlank()
                                ? 0
                                : Integer.parseInt(everyMinutes.get().strip()),
                        quietFrom.get().strip(),
                        quietTo.get().strip()));
    }
}
