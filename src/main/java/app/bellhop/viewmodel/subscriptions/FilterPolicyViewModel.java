package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.CloudException;
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

    /** SNS's filter operators. */
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
    private final SubscriptionAttributes before;
    private final Runnable changed;

    /** The scope on the server; a save that failed halfway may have changed it. */
    private volatile boolean scopeThere;

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
        this.scopeThere = now.bodyScope();
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

    /** The subscription the policy belongs to. */
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

    /** Whether the subscription has a policy to remove. */
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
        boolean scopeBefore = scopeThere;
        // A body policy may be invalid for attributes, so the body scope is set first and reset last.
        CompletableFuture<Void> all = body
                ? Futures.then(setScope(true), done -> setPolicy(policy))
                : Futures.then(setPolicy(policy), done -> setScope(false));
        all.whenCompleteAsync(
                (done, e) -> {
                    if (e == null) {
                        saving.set(false);
                        context.notice().set(Texts.get("filterPolicy.saved", subscription.endpoint()));
                        changed.run();
                        saved.set(true);
                    } else {
                        restore(scopeBefore, ErrorTexts.sentence(CloudException.of(e)));
                    }
                },
                context.ui());
    }

    /** Restores the scope the old policy was written for, or says that it is another one now. */
    private void restore(boolean scope, String why) {
        Futures.handle(setScope(scope), (done, e) -> e == null ? why : Texts.get("filterPolicy.scopeLeft", why))
                .whenCompleteAsync(
                        (sentence, e) -> {
                            saving.set(false);
                            failure.set(sentence);
                        },
                        context.ui());
    }

    private CompletableFuture<Void> setPolicy(String policy) {
        return subscriptions.setAttribute(subscription, SubscriptionAttributes.FILTER_POLICY, policy);
    }

    private CompletableFuture<Void> setScope(boolean body) {
        if (body == scopeThere) {
            return CompletableFuture.completedFuture(null);
        }
        return Futures.map(
                subscriptions.setAttribute(
                        subscription,
                        SubscriptionAttributes.FILTER_POLICY_SCOPE,
                        body ? "MessageBody" : "MessageAttributes"),
                done -> {
                    scopeThere = body;
                    return null;
                });
    }

    @Override
    public void close() {
        // A running save is allowed to finish.
    }
}
