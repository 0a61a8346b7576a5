package app.bellhop.app;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Inbox;
import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.demo.sns.MessageInbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Adapts the demo's message inbox to the port that view models use. */
record DemoInbox(MessageInbox inbox, URI endpoint, Executor background) implements Inbox {

    @Override
    public CompletableFuture<List<InboxMessage>> messages() {
        return CompletableFuture.supplyAsync(
                () -> inbox.entries().stream().map(this::message).toList(), background);
    }

    private InboxMessage message(MessageInbox.Entry e) {
        return new InboxMessage(
                e.id(),
                Instant.ofEpochMilli(e.received()),
                e.channel(),
                e.to(),
                e.topicArn() == null ? "" : e.topicArn(),
                e.subject(),
                e.text(),
                e.confirmUrl() == null ? null : withCurrentPort(e.confirmUrl()));
    }

    /** Rewrites the port in a link: a restarted demo listens on a different one than when the message was sent. */
    private URI withCurrentPort(String link) {
        return endpoint.resolve("/?" + URI.create(link).getRawQuery());
    }

    @Override
    public CompletableFuture<Void> confirm(InboxMessage message) {
        return HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(message.confirmUrl()).build(), HttpResponse.BodyHandlers.ofString())
                .handle((response, e) -> {
                    if (e != null || response.statusCode() != 200) {
                        String code = e == null ? String.valueOf(response.statusCode()) : null;
                        throw new CloudException(
                                e == null ? ErrorKind.NOT_FOUND : ErrorKind.NETWORK,
                                new Failure("ConfirmSubscription", message.to(), code, null, null, Detail.NONE),
                                e);
                    }
                    return null;
                });
    }
}
