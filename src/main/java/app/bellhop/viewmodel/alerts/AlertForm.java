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
import java.util.Optional;
import java.util.UUID;
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
    private String id = "";

    AlertForm(String connection) {
        this.connection = connection;
        clear();
    }

    void clear() {
        id = UUID.randomUUID().toString();
        name.set("");
        source.set("s3://");
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
        topic.set(alert.topicArn());
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

    /** What is wrong with the alert; empty if it is valid. */
    public StringBinding problem() {
        return Bindings.createStringBinding(this::problemNow, all);
    }

    BooleanBinding valid() {
        return Bindings.createBooleanBinding(() -> problemNow().isEmpty(), all);
    }

    private String problemNow() {
        if (name.get().isBlank()) {
            return Texts.get("alerts.noName");
        }
        if (location().isEmpty()) {
            return Texts.get("alerts.badSource");
        }
        if (measure.get() != AggregateFunction.ROWS && column.get().isBlank()) {
            return Texts.get("alerts.noColumn");
        }
        if (number().isEmpty()) {
            return Texts.get("alerts.badThreshold");
        }
        if (!everyMinutes.get().strip().matches("\\d{0,5}")) {
            return Texts.get("alerts.badMinutes");
        }
        boolean quiet = AlertSchedule.time(quietFrom.get()).isPresent()
                && AlertSchedule.time(quietTo.get()).isPresent();
        if (!quiet && !(quietFrom.get().isBlank() && quietTo.get().isBlank())) {
            return Texts.get("alerts.badQuiet");
        }
        String to = topic.get() == null ? "" : topic.get().strip();
        if (!SnsRules.topicName(to) && !Topic.isArn(to)) {
            return Texts.get("alerts.noTopic");
        }
        if (!SnsRules.subject(subject.get())) {
            return Texts.get("publish.badSubject", subject.get().length());
        }
        return SnsRules.message(text.get()) ? "" : Texts.get("publish.badMessage");
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
                topic.get().strip(),
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
