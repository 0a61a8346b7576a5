package app.bellhop.viewmodel.main;

import static java.util.Map.entry;

import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import app.bellhop.settings.Refusal;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;

/** The operations that commands can't do without: they are disabled where the server does not implement one. FX thread. */
final class CommandNeeds {

    private static final Map<String, List<Operation>> NEEDS = Map.ofEntries(
            entry(CommandIds.NEW_BUCKET, List.of(Operation.CreateBucket)),
            entry(CommandIds.DELETE_BUCKET, List.of(Operation.DeleteBucket)),
            entry(CommandIds.UNFINISHED_UPLOADS, List.of(Operation.ListMultipartUploads)),
            entry(CommandIds.VERSIONS, List.of(Operation.ListObjectVersions)),
            entry(CommandIds.RESTORE_OBJECT, List.of(Operation.RestoreObject)),
            entry(CommandIds.MAKE_WEBSITE, List.of(Operation.PutBucketWebsite)),
            entry(CommandIds.BUCKET_EVENTS, List.of(Operation.GetBucketNotificationConfiguration)),
            entry(CommandIds.NEW_TOPIC, List.of(Operation.CreateTopic)),
            entry(CommandIds.DELETE_TOPICS, List.of(Operation.DeleteTopic)),
            entry(CommandIds.TOPIC_SETTINGS, List.of(Operation.SetTopicAttributes)),
            entry(CommandIds.TOPIC_POLICY, List.of(Operation.SetTopicAttributes)),
            entry(CommandIds.DELIVERY_POLICY, List.of(Operation.SetTopicAttributes)),
            entry(CommandIds.NEW_SUBSCRIPTION, List.of(Operation.Subscribe, Operation.ListSubscriptionsByTopic)),
            entry(CommandIds.SUBSCRIBE_MANY, List.of(Operation.Subscribe, Operation.ListSubscriptionsByTopic)),
            entry(CommandIds.RESEND_CONFIRMATION, List.of(Operation.Subscribe)),
            entry(CommandIds.CONTACTS_TO_TOPICS, List.of(Operation.Subscribe)),
            entry(CommandIds.CONFIRM_BY_TOKEN, List.of(Operation.ConfirmSubscription)),
            entry(CommandIds.IMPORT_SUBSCRIPTIONS, List.of(Operation.Subscribe, Operation.ListSubscriptionsByTopic)),
            entry(CommandIds.COPY_SUBSCRIPTIONS, List.of(Operation.Subscribe, Operation.ListSubscriptionsByTopic)),
            entry(
                    CommandIds.MOVE_SUBSCRIPTIONS,
                    List.of(Operation.Subscribe, Operation.Unsubscribe, Operation.ListSubscriptionsByTopic)),
            entry(CommandIds.DEAD_LETTERS, List.of(Operation.ReceiveMessage)),
            entry(CommandIds.UNSUBSCRIBE, List.of(Operation.Unsubscribe)),
            entry(CommandIds.UNSUBSCRIBE_SHOWN, List.of(Operation.Unsubscribe)),
            entry(CommandIds.FILTER_POLICY, List.of(Operation.SetSubscriptionAttributes)),
            entry(CommandIds.DELIVERY_SETTINGS, List.of(Operation.SetSubscriptionAttributes)),
            entry(CommandIds.PREVIEW_RECIPIENTS, List.of(Operation.ListSubscriptionsByTopic)));

    /** Commands that change the ACL of the selected objects, or of the bucket while none is selected. */
    private static final Set<String> ACL =
            Set.of(CommandIds.APPLY_CANNED_ACL, CommandIds.ADD_GRANT, CommandIds.REMOVE_GRANT);

    /** Commands that sign a link, which takes credentials. */
    private static final Set<String> SIGNING = Set.of(
            CommandIds.COPY_PRESIGNED_URL,
            CommandIds.COPY_PRESIGNED_URL_FOR,
            CommandIds.MAKE_PRESIGNED_URL,
            CommandIds.COPY_VERSION_URL);

    private final UnsupportedOperations unsupported;
    private final Connection connection;
    private final ObservableValue<S3Location> place;
    private final ObservableIntegerValue selected;

    /**
     * @param place the open one
     * @param selected how many objects are selected there
     */
    CommandNeeds(
            UnsupportedOperations unsupported,
            Connection connection,
            ObservableValue<S3Location> place,
            ObservableIntegerValue selected) {
        this.unsupported = unsupported;
        this.connection = connection;
        this.place = place;
        this.selected = selected;
    }

    /** The command, disabled while the connection can't do it. */
    Command of(Command command) {
        if (SIGNING.contains(command.id()) && connection.signIn().anonymous()) {
            return command.unless(
                    new SimpleStringProperty(ErrorTexts.sentence(Reason.of(ConnectionProblem.NO_LINKS_ANONYMOUS))));
        }
        if (ACL.contains(command.id())) {
            return command.unless(unsupported.reason(
                    () -> reason(List.of(selected.get() > 0 ? Operation.PutObjectAcl : Operation.PutBucketAcl)),
                    place,
                    selected));
        }
        List<Operation> needs = NEEDS.get(command.id());
        return needs == null ? command : command.unless(unsupported.reason(() -> reason(needs), place));
    }

    private String reason(List<Operation> operations) {
        S3Location here = place.getValue();
        return operations.stream()
                .map(operation -> unsupported.reason(operation.api, here == null ? null : here.bucket()))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Lists what the server has refused, to offer some of it again. */
    Command tryAgain(Dialogs dialogs) {
        return Command.of(CommandIds.UNSUPPORTED_OPERATIONS)
                .icon("fth-slash")
                .enabledWhen(Bindings.isNotEmpty(unsupported.refusals()), Texts.get("needs.refusals"))
                .does(() -> ask(dialogs));
    }

    private void ask(Dialogs dialogs) {
        Map<Field<Boolean>, Refusal> choices = new LinkedHashMap<>();
        for (Refusal refusal : unsupported.refusals()) {
            String on = refusal.bucket() == null ? "" : "  s3://" + refusal.bucket();
            choices.put(
                    Field.check(
                            "refusal" + choices.size(), refusal.operation() + on + "  (" + refusal.code() + ")", true),
                    refusal);
        }
        Form form = Form.of(
                        Texts.get("unsupported.title"),
                        Texts.get("unsupported.text", connection.name()),
                        Texts.get("error.action.retry"))
                .fields(List.copyOf(choices.keySet()));
        dialogs.ask(form)
                .thenAccept(answer -> answer.ifPresent(ticked -> choices.forEach((field, refusal) -> {
                    if (ticked.get(field)) {
                        unsupported.tryAgain(refusal.operation(), refusal.bucket());
                    }
                })));
    }
}
