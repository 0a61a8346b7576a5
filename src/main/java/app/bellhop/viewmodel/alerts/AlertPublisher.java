package app.bellhop.viewmodel.alerts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.alerts.AggregateResult;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertText;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Publishes an alert's message to its topic. */
final class AlertPublisher {

    private final Topics topics;
    private final BiFunction<Topic, Message, CompletableFuture<String>> publish;

    AlertPublisher(Topics topics, BiFunction<Topic, Message, CompletableFuture<String>> publish) {
        this.topics = topics;
        this.publish = publish;
    }

    /** Completes with a sentence that confirms it. */
    CompletableFuture<String> publish(Alert alert, AggregateResult aggregate) {
        Instant now = Instant.now();
        Message message = Message.of(
                SnsRules.asSubject(AlertText.render(alert.subject(), alert, aggregate, now)),
                text(alert, aggregate, now));
        return Futures.then(
                topic(alert),
                to -> Futures.map(publish.apply(to, message), id -> Texts.get("publish.done", to.name(), id)));
    }

    /** With doubts about the value, except in JSON, which programs read. */
    static String text(Alert alert, AggregateResult aggregate, Instant now) {
        String text = AlertText.render(alert.text(), alert, aggregate, now);
        return text.strip().startsWith("{") ? text : text + AlertDoubts.lines(aggregate.mixed(), aggregate.unlike());
    }

    /** Looks up a name with ListTopics. */
    private CompletableFuture<Topic> topic(Alert alert) {
        String wanted = alert.topicArn();
        if (Topic.isArn(wanted)) {
            return CompletableFuture.completedFuture(new Topic(wanted));
        }
        return Futures.map(
                topics.all(),
                all -> all.stream()
                        .filter(topic -> topic.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() ->
                                new CloudException(ErrorKind.NOT_FOUND, Failure.local("Publish", wanted, ""), null)));
    }
}
