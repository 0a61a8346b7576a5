package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CallsAround;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import app.bellhop.settings.Refusal;
import app.bellhop.settings.SettingsStore;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * What a connection's server has said it does not implement, remembered across starts: what needs it is not offered until
 * the user tries again. Put around the ports, it learns from what becomes of each request. FX thread.
 *
 * <p>A refusal is taken to hold for all buckets, unless the operation has worked for another one, or the server is AWS,
 * where it depends on the bucket's kind.
 */
public final class UnsupportedOperations implements CallsAround {

    /** The oldest go first. */
    private static final int MAX_REMEMBERED = 1000;

    private final ObservableList<Refusal> refusals = FXCollections.observableArrayList();

    /** Sentences on the operations of a service that the connection has not got, which no start needs to remember. */
    private final ObservableMap<String, String> notSetUp = FXCollections.observableHashMap();

    private final Set<String> working = new HashSet<>();
    private final Executor ui;
    private final SettingsStore settings;
    private final Connection connection;
    private final String server;

    public UnsupportedOperations(Executor ui, SettingsStore settings, Connection connection) {
        this.ui = ui;
        this.settings = settings;
        this.connection = connection;
        server = connection.endpoint() + " " + connection.snsEndpoint();
        settings.get().refusals().stream().filter(this::own).forEach(refusals::add);
    }

    private boolean own(Refusal refusal) {
        return refusal.connection().equals(connection.id()) && refusal.server().equals(server);
    }

    /** Learns from the failure of a request; hands on its answer as it is. */
    @Override
    public @Nullable Object call(Method method, Object @Nullable [] arguments, Supplier<@Nullable Object> send) {
        Object answer = send.get();
        if (answer instanceof CompletableFuture<?> request) {
            request.whenComplete((value, e) -> {
                CloudException failure = e == null ? null : CloudException.of(e);
                if (failure != null && failure.kind() == ErrorKind.NOT_SUPPORTED) {
                    ui.execute(() -> note(failure));
                }
            });
        }
        return answer;
    }

    private void note(CloudException e) {
        String operation = e.failure().operation();
        String code = e.failure().code();
        if (e.failure().detail() instanceof Reason reason && reason.code() instanceof ConnectionProblem) {
            notSetUp.put(operation, ErrorTexts.sentence(reason));
        } else if (code != null) { // Else Bellhop itself could not do it: that says nothing of the server.
            String bucket = bucket(operation, e.failure().subject());
            boolean everywhere = bucket == null || connection.endpoint() != null && !working.contains(operation);
            if (reason(operation, bucket).isEmpty()) {
                refusals.add(new Refusal(connection.id(), server, operation, bucket, everywhere, code));
                save();
            }
        }
    }

    private static @Nullable String bucket(String operation, @Nullable String subject) {
        boolean s3 = Arrays.stream(Operation.values())
                .anyMatch(o -> o.api.equals(operation) && o.iamAction.startsWith("s3:"));
        if (!s3 || subject == null || subject.isEmpty()) {
            return null;
        }
        return S3Location.parse(subject).map(S3Location::bucket).orElse(subject);
    }

    /** Notes that an operation has worked: what other buckets refuse is a matter of those buckets. */
    public void works(String operation) {
        if (working.add(operation)
                && refusals.stream().anyMatch(r -> r.operation().equals(operation))) {
            refusals.replaceAll(r -> r.operation().equals(operation) && r.bucket() != null ? r.there() : r);
            save();
        }
    }

    /** Why an operation is not offered, as a sentence; empty while the server may implement it. */
    public String reason(String operation, @Nullable String bucket) {
        return refusals.stream()
                .filter(r -> r.covers(operation, bucket))
                .findFirst()
                .map(r -> Texts.get("unsupported.reason", operation, r.code()))
                .orElse(notSetUp.getOrDefault(operation, ""));
    }

    /** The same for an operation that no bucket is named in. */
    public String reason(String operation) {
        return reason(operation, null);
    }

    /** Whether an operation that no bucket is named in may be implemented. */
    public BooleanBinding maybe(String operation) {
        return reason(() -> reason(operation)).isEmpty();
    }

    /** A reason, or several, kept up to date. */
    public StringBinding reason(Supplier<String> now, Observable... on) {
        return Bindings.createStringBinding(
                now::get,
                Stream.concat(Stream.of(refusals, notSetUp), Stream.of(on)).toArray(Observable[]::new));
    }

    /** What the server does not implement. */
    public ObservableList<Refusal> refusals() {
        return FXCollections.unmodifiableObservableList(refusals);
    }

    /** Offers an operation on a bucket again, until the server refuses it again. */
    public void tryAgain(String operation, @Nullable String bucket) {
        List<Refusal> kept = new ArrayList<>();
        refusals.stream()
                .filter(r -> !r.operation().equals(operation) || bucket != null && !bucket.equals(r.bucket()))
                .map(r -> r.operation().equals(operation) ? r.there() : r)
                .forEach(kept::add);
        refusals.setAll(kept);
        save();
    }

    private void save() {
        List<Refusal> own = List.copyOf(refusals);
        settings.update(p -> {
            List<Refusal> all = Stream.concat(
                            p.refusals().stream().filter(r -> !r.connection().equals(connection.id())), own.stream())
                    .toList();
            return p.withRefusals(all.subList(Math.max(0, all.size() - MAX_REMEMBERED), all.size()));
        });
    }
}
