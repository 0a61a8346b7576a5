package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.sns.FilterPolicies;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.publish.MessageAttributesViewModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;

/** Edits a subscription's filter policy: validates it as you type and tests it on a sample message. FX thread. */
public final class FilterPolicyViewModel implements ScreenModel {

    /** The result for the sample message. */
    public enum Verdict {
        WOULD_MATCH,
        WOULD_NOT,
        /** The policy or the sample is invalid. */
        UNKNOWN
    }

    private static final String EXAMPLE = """
            {
              "department": ["streets", {"prefix": "water"}],
              "potholes": [{"numeric": [">", 100]}]
            }""";

    private static final List<String> WORDS = List.of(
            "anything-but",
            "cidr",
            "equals-ignore-case",
            "exists",
            "numeric",
            "prefix",
            "suffix",
            "$or",
            "true",
            "false");

    private final FilterPolicies policies;
    private final Subscriptions subscriptions;
    private final UiContext context;
    private final Subscription subscription;
    private SubscriptionAttributes before;
    private final Runnable changed;

    /** The attributes on the server, as far as they are known; a save that failed halfway may have changed them. */
    private final Map<String, String> there = new ConcurrentHashMap<>();

    private boolean closed;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty bodyScope = new SimpleBooleanProperty();
    private final MessageAttributesViewModel sampleAttributes = new MessageAttributesViewModel();
    private final StringProperty sampleBody = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<DocumentProblem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Verdict> verdict = new ReadOnlyObjectWrapper<>(Verdict.UNKNOWN);
    private final ReadOnlyStringWrapper verdictText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();

    FilterPolicyViewModel(
            Sns sns, UiContext context, Subscription subscription, SubscriptionAttributes now, Runnable changed) {
        this.policies = sns.filterPolicies();
        this.subscriptions = sns.subscriptions();
        this.context = context;
        this.subscription = subscription;
        this.before = now;
        there.put(SubscriptionAttributes.FILTER_POLICY, now.filterPolicy());
        there.put(SubscriptionAttributes.FILTER_POLICY_SCOPE, scope(now.bodyScope()));
        this.changed = changed;
        bodyScope.set(now.bodyScope());
        sampleAttributes.add("department", "String", "streets");
        sampleAttributes.add("potholes", "Number", "212");
        sampleBody.set("{\"department\": \"streets\", \"potholes\": 212}");
        text.addListener((o, was, is) -> validate());
        bodyScope.addListener((o, was, is) -> validate());
        sampleBody.addListener((o, was, is) -> validate());
        sampleAttributes.lines().addListener((ListChangeListener<MessageAttributesViewModel.Line>)
                change -> validate());
        text.set(now.filterPolicy().isEmpty() ? EXAMPLE : PolicyDocument.pretty(now.filterPolicy()));
    }

    @Override
    public String title() {
        return Texts.get("filterPolicy.title");
    }

    public String subject() {
        return subscription.protocol() + "  " + subscription.endpoint() + "  ·  "
                + subscription.topic().name();
    }

    public StringProperty text() {
        return text;
    }

    /** What can be completed while typing the policy. */
    public List<String> words() {
        return WORDS;
    }

    /** Whether the policy filters on the JSON message body instead of the attributes. */
    public BooleanProperty bodyScope() {
        return bodyScope;
    }

    public MessageAttributesViewModel sampleAttributes() {
        return sampleAttributes;
    }

    public StringProperty sampleBody() {
        return sampleBody;
    }

    /** What is wrong with the policy, and where; null if it is valid. */
    public ReadOnlyObjectProperty<DocumentProblem> problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Verdict> verdict() {
        return verdict.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty verdictText() {
        return verdictText.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    /** Whether the policy was saved; closes the window. */
    public ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    public boolean removable() {
        return !before.filterPolicy().isEmpty();
    }

    private void validate() {
        failure.set("");
        Optional<DocumentProblem> found = policies.check(text.get(), bodyScope.get());
        problem.set(found.orElse(null));
        String badSample = bodyScope.get() ? "" : sampleAttributes.problem();
        if (found.isPresent() || !badSample.isEmpty()) {
            verdict.set(Verdict.UNKNOWN);
            verdictText.set(badSample.isEmpty() ? Texts.of(Verdict.UNKNOWN) : badSample);
            return;
        }
        Message sample = new Message(
                "", sampleBody.get(), Map.of(), bodyScope.get() ? Map.of() : sampleAttributes.attributes(), "", "");
        Verdict now = policies.accepts(text.get(), bodyScope.get(), sample) ? Verdict.WOULD_MATCH : Verdict.WOULD_NOT;
        verdict.set(now);
        verdictText.set(Texts.of(now));
    }

    /** Saves the policy and its scope (SetSubscriptionAttributes). */
    public void save() {
        if (problem.get() == null) {
            send(text.get(), bodyScope.get());
        }
    }

    /** Removes the policy, so that every message is delivered. */
    public void remove() {
        send("", before.bodyScope());
    }

    private void send(String policy, boolean body) {
        if (saving.get()) {
            return;
        }
        saving.set(true);
        failure.set("");
        String typed = text.get();
        boolean chosen = bodyScope.get();
        // The policy is sent in any case: somebody else may have changed it since.
        context.ended(write(policy, body, this::send), (done, e) -> {
            if (e != null) {
                restore(ErrorTexts.sentence(e));
                return;
            }
            saving.set(false);
            before = new SubscriptionAttributes(there);
            context.notice().set(Texts.get("filterPolicy.saved", subscription.endpoint()));
            changed.run();
            saved.set(typed.equals(text.get()) && chosen == bodyScope.get());
        });
    }

    /** A body policy may be invalid for attributes, so the body scope is set first and reset last. */
    private CompletableFuture<Void> write(
            String policy, boolean body, BiFunction<String, String, CompletableFuture<Void>> set) {
        return body
                ? Futures.then(
                        change(SubscriptionAttributes.FILTER_POLICY_SCOPE, scope(true)),
                        done -> set.apply(SubscriptionAttributes.FILTER_POLICY, policy))
                : Futures.then(
                        set.apply(SubscriptionAttributes.FILTER_POLICY, policy),
                        done -> change(SubscriptionAttributes.FILTER_POLICY_SCOPE, scope(false)));
    }

    /** Restores the policy and its scope, or says that they are others now. */
    private void restore(String why) {
        context.ended(
                Futures.handle(
                        write(before.filterPolicy(), before.bodyScope(), this::change),
                        (done, e) -> e == null ? why : Texts.get("filterPolicy.left", why)),
                (sentence, e) -> {
                    saving.set(false);
                    changed.run();
                    failure.set(sentence);
                    if (closed) {
                        context.errors().show(sentence);
                    }
                });
    }

    private static String scope(boolean body) {
        return body ? "MessageBody" : "MessageAttributes";
    }

    /** Sends an attribute, unless it is known to have that value. */
    private CompletableFuture<Void> change(String name, String value) {
        return value.equals(there.get(name)) ? CompletableFuture.completedFuture(null) : send(name, value);
    }

    private CompletableFuture<Void> send(String name, String value) {
        return Futures.handle(subscriptions.setAttribute(subscription, name, value), (done, e) -> {
            if (e == null) {
                there.put(name, value);
                return null;
            }
            if (e.unanswered()) {
                there.remove(name);
            }
            throw e;
        });
    }

    @Override
    public void close() {
        closed = true; // A running save is allowed to finish.
    }
}
