package app.bellhop.viewmodel.alerts;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.alerts.AggregateResult;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertText;
import java.util.List;

/** What is said about a run of an alert, and asked before it is sent or deleted. */
final class AlertQuestions {

    private AlertQuestions() {}

    /** @param over whether the alert's condition is met */
    static String result(Alert alert, AggregateResult aggregate, boolean over) {
        String result = Texts.get(
                over ? "alerts.over" : "alerts.notOver",
                aggregate.value() == null ? "–" : AlertText.plain(aggregate.value()),
                Texts.of(alert.rule().comparison()),
                AlertText.plain(alert.rule().threshold()),
                Formats.count(aggregate.rows()),
                aggregate.objects(),
                Formats.bytes(aggregate.bytes()),
                Formats.count(aggregate.unusable()));
        return result + AlertDoubts.lines(aggregate.mixed(), aggregate.unlike());
    }

    static Form send(Alert alert, boolean over, String message) {
        return Form.of(
                        Texts.get("alerts.send"),
                        Texts.get(over ? "alerts.sendText" : "alerts.sendAnyway", new Topic(alert.topicArn()).name()),
                        Texts.get("alerts.sendOk"))
                .details(message);
    }

    static Form delete(Alert alert) {
        return Form.confirm(
                Texts.get("alerts.delete"),
                Texts.get("alerts.deleteText", alert.name()),
                List.of(),
                Texts.get("alerts.delete"));
    }
}
