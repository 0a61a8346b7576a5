package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CallsAround;
import app.bellhop.cloud.activity.ActivityLog;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.metrics.Metrics;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.signin.Identity;
import app.bellhop.cloud.sns.Inbox;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sqs.Sqs;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.work.listen.TopicListeners;
import java.util.Optional;

/**
 * An open connection.
 *
 * @param sqs empty for a connection without SNS
 * @param metrics empty where nothing is counted
 * @param athena empty where there is no Athena
 * @param listeners listen to topics; empty like {@code sqs}
 * @param inbox the messages that the demo delivered
 * @param places announces where its objects have changed
 * @param identity whose credentials it uses
 * @param activity what was asked of its servers
 * @param close releases all resources; blocks briefly
 */
public record Session(
        Connection connection,
        S3 s3,
        Sns sns,
        Optional<Sqs> sqs,
        Optional<Metrics> metrics,
        Optional<Athena> athena,
        Optional<TopicListeners> listeners,
        Optional<Inbox> inbox,
        TransferQueue transfers,
        Places places,
        Identity identity,
        ActivityLog activity,
        Runnable close) {

    /** One without queues, metrics and queries, whose server does not tell whose credentials it got. */
    public Session(
            Connection connection,
            S3 s3,
            Sns sns,
            Optional<Inbox> inbox,
            TransferQueue transfers,
            Places places,
            Runnable close) {
        this(
                connection,
                s3,
                sns,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                inbox,
                transfers,
                places,
                Identity.UNKNOWN,
                new ActivityLog(),
                close);
    }

    /** The same with that around the calls of its ports. */
    public Session with(CallsAround calls) {
        return new Session(
                connection,
                s3.with(calls),
                sns.with(calls),
                sqs.map(queues -> queues.with(calls)),
                metrics.map(counted -> calls.around(Metrics.class, counted)),
                athena.map(queries -> calls.around(Athena.class, queries)),
                listeners,
                inbox,
                transfers,
                places,
                identity,
                activity,
                close);
    }

    public ObjectStore objects() {
        return s3.objects();
    }
}
